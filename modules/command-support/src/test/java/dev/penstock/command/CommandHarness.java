package dev.penstock.command;

import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;
import dev.penstock.runtime.ActionRuntime;
import dev.penstock.runtime.Environment;
import dev.penstock.runtime.Inputs;
import dev.penstock.runtime.RunnerFileReader;
import dev.penstock.runtime.Streams;
import dev.penstock.testing.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs a command as the runner or a shell would, and keeps everything it wrote.
 *
 * <pre>{@code
 * CommandRun run = CommandHarness.inWorkflow(() -> new DbBranchCommand()).input("pr", "8").execute();
 * }</pre>
 *
 * <p>Who uses this test-jar needs those of actions-runtime, and penstock-testing, beside it.
 */
public final class CommandHarness {
  private static final Program PROGRAM = new Program("penstock", "1.2.3");

  private final Supplier<ActionCommand> command;
  private final Map<String, String> variables;
  private final Time time;
  private final boolean inWorkflow;

  private CommandHarness(
      Supplier<ActionCommand> command,
      Map<String, String> variables,
      Time time,
      boolean inWorkflow) {
    this.command = command;
    this.variables = variables;
    this.time = time;
    this.inWorkflow = inWorkflow;
  }

  /** As a step of a workflow, with the runner's files. */
  public static CommandHarness inWorkflow(Supplier<ActionCommand> command) {
    return new CommandHarness(command, Map.of(), new VirtualTime().time(), true);
  }

  /** As a command on a developer's machine. */
  public static CommandHarness onAMachine(Supplier<ActionCommand> command) {
    return new CommandHarness(command, Map.of(), new VirtualTime().time(), false);
  }

  /** With an input, as the runner hands it over. */
  public CommandHarness input(String name, String value) {
    return variable(Inputs.variableOf(name), value);
  }

  /** With a variable. */
  public CommandHarness variable(String name, String value) {
    return variables(Map.of(name, value));
  }

  /** With variables. */
  public CommandHarness variables(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(more);
    return new CommandHarness(command, all, time, inWorkflow);
  }

  /** With another clock than a virtual one of its own. */
  public CommandHarness time(Time other) {
    return new CommandHarness(command, variables, other, inWorkflow);
  }

  /** Runs the command once. */
  public CommandRun execute(String... arguments) {
    try {
      Path folder = Files.createTempDirectory("penstock-command");
      try {
        return execute(folder, List.of(arguments));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandRun execute(Path folder, List<String> arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ActionRuntime runtime =
        ActionRuntime.of(
            environment(folder), new Streams(stream(out), stream(err)), new Redactor(), time);
    int exit = new ActionRunner(PROGRAM, runtime, time).run(command.get(), arguments);
    Path summary = folder.resolve("summary");
    return new CommandRun(
        exit,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        RunnerFileReader.read(folder.resolve("output")),
        RunnerFileReader.read(folder.resolve("state")),
        Files.exists(summary) ? Files.readString(summary) : "");
  }

  private Environment environment(Path folder) {
    Map<String, String> all = new HashMap<>();
    if (inWorkflow) {
      all.put("GITHUB_ACTIONS", "true");
      all.put("GITHUB_OUTPUT", folder.resolve("output").toString());
      all.put("GITHUB_STATE", folder.resolve("state").toString());
      all.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    }
    all.putAll(variables);
    return Environment.of(all);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    for (String name : List.of("output", "state", "summary")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
