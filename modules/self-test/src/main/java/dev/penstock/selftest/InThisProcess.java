package dev.penstock.selftest;

import dev.penstock.command.CommandTable;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;
import dev.penstock.runtime.ActionRuntime;
import dev.penstock.runtime.Environment;
import dev.penstock.runtime.Streams;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs actions where the self-test runs.
 *
 * @param commands the program's own
 */
record InThisProcess(CommandTable commands) implements Player {
  @Override
  public int play(String action, Map<String, String> environment, Time time, OutputStream log) {
    PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    ActionRuntime runtime =
        ActionRuntime.of(
            Environment.of(environment), new Streams(stream, stream), new Redactor(), time);
    return commands.execute(List.of(action), runtime, time);
  }
}
