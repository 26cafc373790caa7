package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.CodexWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole life of a preview with the real wrangler and Workers that run, told in every detail, and
 * then a search for every secret of it, in every form, everywhere.
 */
@ExtendWith(InWorld.class)
class SecretsTest {
  private static final String PLANTED = "planted-0451-do/not+show=me&ever";
  private static final Pattern GENERATED =
      Pattern.compile(
          "\"name\":\"BETTER_AUTH_SECRET\",\"type\":\"secret_text\",\"text\":\"([^\"]+)\"");

  private final World world;
  private final Checkout checkout = Checkout.codex();

  SecretsTest(@Running World world) {
    this.world = world;
  }

  @Test
  void no_secret_is_anywhere_but_where_it_belongs() {
    tellEverything();
    PullRequest pull = world.pullRequest();
    Map<String, String> secrets = new LinkedHashMap<>(world.credentials());
    secrets.remove("cloudflare-account-id");
    secrets.put("planted", PLANTED);
    StepRun up;
    ProcessWatch watch = ProcessWatch.open();
    try (watch) {
      up = planted(pull.up(checkout)).run().succeeded();
    }
    secrets.put("database password", password(pull));
    secrets.put("generated", generated());
    StepRun branch = planted(pull.step("db-branch", checkout)).run().succeeded();
    String deployments = world.repository().deployments().toString();
    StepRun down = planted(pull.down(checkout)).run().succeeded();

    assertThat(up.log()).as("what was to be told").contains("db:migrate").contains("wrangler");
    SecretSearch.assertNoneIn(
        "the steps", secrets, Stream.of(up, down).map(SecretSearch::everything));
    SecretSearch.assertNoneIn("the branch's step", secrets, Stream.of(withoutUrls(branch)));
    assertThat(branch.output("direct-url")).contains(secrets.get("database password"));
    SecretSearch.assertNoneIn("comments", secrets, pull.comments().stream());
    SecretSearch.assertNoneIn("deployments", secrets, Stream.of(deployments));
    SecretSearch.assertNoneIn("event", secrets, Stream.of(read(pull)));
    SecretSearch.assertNoneIn("requests and answers", secrets, SecretSearch.exchanges(world));
    SecretSearch.assertNoneIn(
        "arguments", secrets, watch.seen().stream().map(seen -> seen.command().toString()));
    SecretSearch.assertEachProgramHasOnlyItsOwn(watch, secrets);
  }

  /** The migration prints what it was given, and everything is logged. */
  private void tellEverything() {
    checkout.edit(
        "penstock.yml",
        text ->
            text.replace(
                    "command: [npm, run, \"db:migrate\"]",
                    "command: [sh, -c, 'echo \"using $DATABASE_URL and $EXTRA\"; npm run db:migrate']")
                .replace(
                    "      DATABASE_URL: ${database.direct-url}\n    timeout",
                    "      DATABASE_URL: ${database.direct-url}\n"
                        + "      EXTRA: ${database.pooled-url}\n    timeout")
                .replace(
                    "    secrets:\n      BETTER_AUTH_SECRET: ${generated}",
                    "    secrets:\n      BETTER_AUTH_SECRET: ${generated}\n"
                        + "      EXTRA: ${env.EXTRA_SECRET}"));
  }

  private static Step planted(Step step) {
    return step.env("EXTRA_SECRET", PLANTED).env("RUNNER_DEBUG", "1");
  }

  private String password(PullRequest pull) {
    String uri =
        world.sandbox().neon().connectionUri(CodexWorld.NEON_PROJECT, "pr-" + pull.number(), false);
    return uri.replaceFirst("^.*://[^:]+:([^@]+)@.*$", "$1");
  }

  private String generated() {
    return world.sandbox().exchanges().all().stream()
        .map(exchange -> GENERATED.matcher(exchange.requestBody().text()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static String withoutUrls(StepRun run) {
    return SecretSearch.everything(run)
        .replace(run.output("direct-url"), "")
        .replace(run.output("pooled-url"), "");
  }

  private static String read(PullRequest pull) {
    try {
      return Files.readString(pull.event());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
