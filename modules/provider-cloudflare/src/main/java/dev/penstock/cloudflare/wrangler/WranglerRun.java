package dev.penstock.cloudflare.wrangler;

import dev.penstock.http.RunContext;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
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
 * Runs the wrangler that the repository has chosen. The token reaches it in its environment, never
 * as an argument. What passes by itself is tried again twice. Thread-safe.
 */
final class WranglerRun {
  private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

  /** With the budget used up it still gets a chance to end tidily. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(30);

  private static final List<Duration> WAITS = List.of(Duration.ofSeconds(2), Duration.ofSeconds(8));

  private final ToolRunner tools;
  private final WranglerLogin login;
  private final RunContext run;

  WranglerRun(ToolRunner tools, WranglerLogin login, RunContext run) {
    this.tools = tools;
    this.login = login;
    this.run = run;
  }

  /**
   * Runs it until it succeeds.
   *
   * @param directory the service's folder
   * @param arguments the command and its options
   * @param scratch takes its records and logs
   * @throws PenstockException with exit 2 when there is no wrangler, 3 for Cloudflare, 1 for
   *     anything else that it fails over
   */
  ToolResult run(WranglerTask task, Path directory, List<String> arguments, Scratch scratch) {
    List<String> command = new ArrayList<>(WranglerProgram.find(directory));
    command.addAll(arguments);
    return repeat(task, () -> call(task, directory, command, scratch));
  }

  /** From now on the secrets are masked wherever they show. */
  void mask(Map<String, Secret> secrets) {
    secrets.values().forEach(run.redactor()::add);
  }

  private ToolCall call(WranglerTask task, Path directory, List<String> command, Scratch scratch) {
    Map<String, String> environment = new HashMap<>();
    environment.put("CLOUDFLARE_ACCOUNT_ID", login.accountId());
    environment.put("CLOUDFLARE_API_BASE_URL", login.api());
    environment.put("WRANGLER_OUTPUT_FILE_PATH", scratch.records().toString());
    environment.put("WRANGLER_LOG_PATH", scratch.logs().toString());
    environment.put("WRANGLER_SEND_METRICS", "false");
    environment.put("WRANGLER_HIDE_BANNER", "true");
    environment.put("CI", "1");
    environment.put("NO_COLOR", "1");
    Map<String, Secret> secrets =
        task.withToken() ? Map.of("CLOUDFLARE_API_TOKEN", login.token()) : Map.of();
    return new ToolCall(command, directory, environment, secrets, timeLeft());
  }

  private ToolResult repeat(WranglerTask task, Supplier<ToolCall> call) {
    WranglerFailures failures = new WranglerFailures(task.doing());
    for (int attempt = 0; ; attempt++) {
      ToolResult result = run(call.get(), failures);
      if (result.succeeded()) {
        return result;
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
}
