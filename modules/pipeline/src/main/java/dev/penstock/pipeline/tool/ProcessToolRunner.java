package dev.penstock.pipeline.tool;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs as processes of this machine.
 *
 * <p>A program inherits only what is on a short list, so that no secret of the job reaches it by
 * accident; it gets no input, so that it cannot wait for an answer; its lines are redacted and told
 * to {@link Progress#debug}. When its time is over, or the run is cancelled, it is killed with
 * everything it started. Thread-safe.
 */
public final class ProcessToolRunner implements ToolRunner {
  /**
   * What every program may inherit: where programs are and where it may write, the language, and
   * how to reach the network from where the job runs.
   */
  public static final Set<String> USUALLY_INHERITED =
      Set.of(
          "PATH",
          "HOME",
          "TMPDIR",
          "LANG",
          "LC_ALL",
          "TZ",
          "NODE_EXTRA_CA_CERTS",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy");

  private static final int KILLED = -1;

  private final Map<String, String> inherited;
  private final Redactor redactor;
  private final Progress progress;

  /**
   * A runner.
   *
   * @param environment the environment of this process, or of the caller it acts for
   * @param inherited the names of the variables a program may inherit from it
   * @param redactor knows the secrets that a program might print
   * @param progress hears what programs print
   */
  public ProcessToolRunner(
      Map<String, String> environment,
      Set<String> inherited,
      Redactor redactor,
      Progress progress) {
    Map<String, String> kept = new HashMap<>(environment);
    kept.keySet().retainAll(inherited);
    this.inherited = Map.copyOf(kept);
    this.redactor = redactor;
    this.progress = progress;
  }

  @Override
  public ToolResult run(ToolCall call) {
    call.secrets().values().forEach(redactor::add);
    Map<String, String> environment = environmentOf(call);
    Process process = start(call, environment);
    ToolOutput output = ToolOutput.of(process, call.answers(), listener(call));
    try {
      return finish(call, process, output);
    } catch (InterruptedException e) {
      ProcessTree.kill(process);
      Thread.currentThread().interrupt();
      throw cancelled(call).asException(e);
    }
  }

  private ToolResult finish(ToolCall call, Process process, ToolOutput output)
      throws InterruptedException {
    if (process.waitFor(call.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
      return output.result(process.exitValue(), false);
    }
    ProcessTree.kill(process);
    return output.result(KILLED, true);
  }

  private Process start(ToolCall call, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(ProgramSearch.locate(call, environment))
            .directory(call.directory().toFile())
            .redirectErrorStream(!call.answers());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw notStarted(call).asException(e);
    }
  }

  private Map<String, String> environmentOf(ToolCall call) {
    Map<String, String> environment = new HashMap<>(inherited);
    environment.putAll(call.environment());
    call.secrets().forEach((name, secret) -> environment.put(name, secret.reveal()));
    return environment;
  }

  private ToolOutput.Listener listener(ToolCall call) {
    return new ToolOutput.Listener() {
      @Override
      public String redact(String line) {
        return redactor.redact(line);
      }

      @Override
      public void heard(String line) {
        progress.debug(call.tool() + ": " + line);
      }
    };
  }

  private static Failure notStarted(ToolCall call) {
    return Failure.invalid(
        "tool-not-started",
        call.tool() + " could not be started in " + call.directory(),
        "the system refused to run it",
        "Check that the folder exists and that the program may be executed, then run it again.");
  }

  private static Failure cancelled(ToolCall call) {
    return Failure.unavailable(
        "cancelled",
        "The run was cancelled while " + call.tool() + " was at work",
        "the job was stopped or ran into its time limit",
        "Run it again: it finishes what this run began.");
  }
}
