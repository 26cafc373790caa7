package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deploys a preview's Worker with the repository's own wrangler and a configuration derived from
 * the repository's own.
 *
 * <p>Secrets reach wrangler in a file that only this user may read, and the token in its
 * environment; neither is ever an argument. What passes by itself is tried again twice. Thread-safe
 * for Workers of different names.
 */
public final class Wrangler {
  private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

  /** With the budget used up it still gets a chance to end tidily. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(30);

  private static final List<Duration> WAITS = List.of(Duration.ofSeconds(2), Duration.ofSeconds(8));
  private static final int SHORT_COMMIT = 12;

  private final ToolRunner tools;
  private final Login login;
  private final RunContext run;

  /**
   * Wrangler, as the given tools run it.
   *
   * @param login with what it reaches Cloudflare
   */
  public Wrangler(ToolRunner tools, Login login, RunContext run) {
    this.tools = tools;
    this.login = login;
    this.run = run;
  }

  /**
   * With what wrangler reaches Cloudflare.
   *
   * @param api the API's address
   * @param accountId the account
   * @param token the API token
   */
  public record Login(String api, String accountId, Secret token) {}

  /**
   * Uploads and routes the Worker.
   *
   * @return the id of the new version; empty when wrangler succeeded without telling it
   * @throws dev.penstock.kernel.PenstockException with exit 2 for the configuration or a missing
   *     wrangler, 3 for Cloudflare, 4 when the name is one of production's, 1 for anything else
   *     that wrangler fails over
   */
  public Optional<String> deploy(ServiceVersion version, PreviewWorker worker) {
    WranglerConfiguration original =
        WranglerConfiguration.read(version.directory(), version.config());
    ObjectNode derived = PreviewConfiguration.derive(original, worker);
    worker.secrets().values().forEach(run.redactor()::add);
    try (Scratch scratch = Scratch.open();
        GeneratedFile file = GeneratedFile.write(original, worker.name(), derived)) {
      List<String> command = command(version, file.path(), scratch.write(worker.secrets()));
      repeat(worker.name(), () -> call(version, command, scratch));
      return WranglerRecords.deployedVersion(scratch.records(), worker.name());
    }
  }

  /** The empty environment keeps a CLOUDFLARE_ENV in the service's .env file out of the name. */
  private static List<String> command(ServiceVersion version, Path config, Optional<Path> secrets) {
    List<String> command = new ArrayList<>(WranglerProgram.find(version.directory()));
    command.addAll(List.of("deploy", "--config", config.toString(), "--env="));
    secrets.ifPresent(file -> command.addAll(List.of("--secrets-file", file.toString())));
    command.addAll(List.of("--tag", shortCommit(version)));
    command.addAll(List.of("--message", version.owner().mark()));
    return command;
  }

  private ToolCall call(ServiceVersion version, List<String> command, Scratch scratch) {
    Map<String, String> environment = new HashMap<>();
    environment.put("CLOUDFLARE_ACCOUNT_ID", login.accountId());
    environment.put("CLOUDFLARE_API_BASE_URL", login.api());
    environment.put("WRANGLER_OUTPUT_FILE_PATH", scratch.records().toString());
    environment.put("WRANGLER_LOG_PATH", scratch.logs().toString());
    environment.put("WRANGLER_SEND_METRICS", "false");
    environment.put("WRANGLER_HIDE_BANNER", "true");
    environment.put("CI", "1");
    environment.put("NO_COLOR", "1");
    return new ToolCall(
        command,
        version.directory(),
        environment,
        Map.of("CLOUDFLARE_API_TOKEN", login.token()),
        timeLeft());
  }

  private void repeat(String worker, Supplier<ToolCall> call) {
    WranglerFailures failures = new WranglerFailures(worker);
    for (int attempt = 0; ; attempt++) {
      ToolResult result = run(call.get(), failures);
      if (result.succeeded()) {
        return;
      }
      Optional<Duration> wait = waitAfter(result, attempt);
      if (wait.isEmpty()) {
        throw failures.of(result);
      }
      run.progress()
          .say(
              "wrangler could not reach Cloudflare; trying again in "
                  + wait.get().toSeconds()
                  + " s");
      run.time().sleep(wait.get());
    }
  }

  /** Without wrangler, npx is the program that is looked for, and it may be missing too. */
  private ToolResult run(ToolCall call, WranglerFailures failures) {
    try {
      return tools.run(call);
    } catch (PenstockException e) {
      throw e.failure().reasonCode().equals("tool-missing") ? failures.missing() : e;
    }
  }

  private Optional<Duration> waitAfter(ToolResult result, int attempt) {
    boolean mayPass = !result.timedOut() && Trouble.of(result) == Trouble.PASSING;
    return mayPass && attempt < WAITS.size()
        ? Optional.of(WAITS.get(attempt)).filter(run.budget()::allows)
        : Optional.empty();
  }

  private Duration timeLeft() {
    Duration left = run.budget().remaining();
    Duration most = left.compareTo(LONGEST_RUN) < 0 ? left : LONGEST_RUN;
    return most.compareTo(LEAST_TIME) > 0 ? most : LEAST_TIME;
  }

  private static String shortCommit(ServiceVersion version) {
    String commit = version.commit();
    return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }
}
