package dev.penstock.cloudflare.wrangler;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.tool.ToolResult;

/** Says in words for a person why wrangler did not do what it was run for. */
final class WranglerFailures {
  private final String doing;

  /**
   * @param doing what it was to do, as it completes "could not …": {@code deploy codex-api}
   */
  WranglerFailures(String doing) {
    this.doing = doing;
  }

  PenstockException of(ToolResult result) {
    return (result.timedOut() ? late(result) : failed(result)).asException();
  }

  PenstockException missing() {
    return absent().asException();
  }

  private Failure failed(ToolResult result) {
    return switch (Trouble.of(result)) {
      case MISSING -> absent();
      case RIGHTS -> rights();
      case PASSING -> unreachable(result);
      case OTHER ->
          Failure.failed(
              "wrangler-failed",
              "wrangler could not " + doing + " (exit " + result.exit() + ")",
              said(result),
              "Correct what it names; 'npx wrangler deploy --dry-run' shows most of it locally.");
    };
  }

  private static Failure absent() {
    return Failure.invalid(
        "wrangler-missing",
        "There is no wrangler to deploy with",
        "neither the service's folder nor one above it has node_modules/.bin/wrangler",
        "Add wrangler to the devDependencies of package.json, and run npm ci in a step before this"
            + " one.");
  }

  private Failure rights() {
    return Failure.unavailable(
        "rights-missing",
        "wrangler tried to " + doing + " but CLOUDFLARE_API_TOKEN is not allowed to",
        "Cloudflare says: Authentication error (10000)",
        "Give the token the rights it lacks: it needs Workers Scripts Edit on the account and"
            + " Workers Routes Edit on the zone.");
  }

  private Failure unreachable(ToolResult result) {
    return Failure.unavailable(
        "provider-unreachable",
        "wrangler could not " + doing + " because Cloudflare did not answer as it should",
        said(result),
        "See Cloudflare's status page and run it again: it goes on where it stopped.");
  }

  private Failure late(ToolResult result) {
    return Failure.unavailable(
        "wrangler-too-slow",
        "wrangler tried to " + doing + " but did not end in time and was stopped",
        said(result),
        "Run it again: it goes on where it stopped. If it is the build that is slow, give the"
            + " action more time.");
  }

  private static String said(ToolResult result) {
    return result.lastLines().isEmpty()
        ? "wrangler said nothing"
        : "wrangler said:\n" + String.join("\n", result.lastLines());
  }
}
