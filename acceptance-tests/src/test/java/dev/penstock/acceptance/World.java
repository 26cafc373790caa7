package dev.penstock.acceptance;

import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.Sandbox;
import dev.penstock.sandbox.SandboxOptions;
import dev.penstock.sandbox.clients.NodeClients;
import dev.penstock.sandbox.github.PullRequestSeed;
import dev.penstock.sandbox.github.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A sandbox, and pull requests in it: every test has its own, so that none meets another's. */
final class World implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger(100);

  private final Sandbox sandbox;
  private final Path node;

  private World(Sandbox sandbox, Path node) {
    this.sandbox = sandbox;
    this.node = node;
  }

  /** One whose Workers only tell their variables: fast. */
  static World recording() {
    return start(options().recordingWorkers());
  }

  /** One whose Workers run, on production's data. */
  static World running() {
    return start(
        options().withBaseline(Places.ROOT.resolve("examples/codex/database/baseline.sql")));
  }

  private static SandboxOptions options() {
    Duration short_ = Duration.ofMillis(20);
    return SandboxOptions.codex(Places.TARGET.resolve("sandbox-home"))
        .withDelays(short_, Duration.ZERO, Duration.ZERO);
  }

  private static World start(SandboxOptions options) {
    Path node = NodeClients.installed().node();
    return new World(Sandbox.start(options.withNode(node.toString(), "npm")), node);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Repository repository() {
    return sandbox.github().repository(CodexWorld.REPOSITORY);
  }

  /** Opens one, with a number and a commit that no other has. */
  PullRequest pullRequest() {
    int number = NUMBERS.incrementAndGet();
    return open(PullRequestSeed.of(number, "Change", "alice", "change-" + number, commit()));
  }

  PullRequest open(PullRequestSeed seed) {
    sandbox.github().open(repository(), seed);
    return PullRequest.opened(this, seed.number());
  }

  /** The number of the next one, for a seed. */
  static int nextNumber() {
    return NUMBERS.incrementAndGet();
  }

  /** A commit that nobody has yet. */
  static String commit() {
    return "%040x".formatted(0xabcdef0000L + NUMBERS.incrementAndGet());
  }

  /** What every step of a job has: the runner's variables and where the providers are. */
  Map<String, String> job(Path workspace) {
    Map<String, String> job = new HashMap<>(sandbox.environment());
    job.keySet()
        .removeAll(
            java.util.List.of(
                "NEON_API_KEY", "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "GITHUB_TOKEN"));
    job.put("GITHUB_ACTIONS", "true");
    job.put("CI", "true");
    job.put("GITHUB_SERVER_URL", "https://github.com");
    job.put("GITHUB_RUN_ID", "1234567890");
    job.put("GITHUB_RUN_ATTEMPT", "1");
    job.put("GITHUB_ACTOR", "alice");
    job.put("GITHUB_SHA", "f".repeat(40));
    job.put("GITHUB_WORKSPACE", workspace.toString());
    job.put("PATH", node.getParent() + ":/usr/local/bin:/usr/bin:/bin");
    job.put("HOME", Places.TARGET.toString());
    job.put("LANG", "C.UTF-8");
    return job;
  }

  /** The inputs that carry credentials, by name. */
  Map<String, String> credentials() {
    Map<String, String> all = sandbox.environment();
    return Map.of(
        "neon-api-key", value(all, "NEON_API_KEY"),
        "cloudflare-api-token", value(all, "CLOUDFLARE_API_TOKEN"),
        "cloudflare-account-id", value(all, "CLOUDFLARE_ACCOUNT_ID"),
        "github-token", value(all, "GITHUB_TOKEN"));
  }

  private static String value(Map<String, String> all, String name) {
    return all.getOrDefault(name, "");
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
