package dev.penstock.runtime;

import dev.penstock.kernel.Redactor;
import dev.penstock.testing.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A runtime with made-up variables whose output is kept. */
final class CapturedRun {
  final VirtualTime time = new VirtualTime();
  final ActionRuntime runtime;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private CapturedRun(Map<String, String> variables) {
    Streams streams = new Streams(stream(out), stream(err));
    runtime = ActionRuntime.of(Environment.of(variables), streams, new Redactor(), time.time());
  }

  static CapturedRun inWorkflow() {
    return inWorkflow(Map.of());
  }

  static CapturedRun inWorkflow(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("GITHUB_ACTIONS", "true");
    return new CapturedRun(all);
  }

  static CapturedRun onAMachine(Map<String, String> variables) {
    return new CapturedRun(variables);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** The commands that the runner would see in the log. */
  List<RunnerCommand> commands() {
    return out().lines().map(RunnerCommand::in).flatMap(Optional::stream).toList();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
