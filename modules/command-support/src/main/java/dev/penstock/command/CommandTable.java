package dev.penstock.command;

import dev.penstock.config.problem.Nearest;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Time;
import dev.penstock.runtime.ActionRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The commands of a program by name. A command's class is loaded when it is run and not before;
 * write its factory as {@code () -> new DbBranchCommand()}, since a constructor reference loads the
 * class at once.
 */
public final class CommandTable {
  private final Program program;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(String summary, Supplier<ActionCommand> factory) {}

  /** A table without commands. */
  public CommandTable(Program program) {
    this.program = program;
  }

  /**
   * Adds a command.
   *
   * @param summary what it does, a few words for the list of commands
   */
  public CommandTable add(String name, String summary, Supplier<ActionCommand> factory) {
    entries.put(name, new Entry(summary, factory));
    return this;
  }

  /** The names in the order they were added. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** A new command of that name; empty when there is none. */
  public Optional<ActionCommand> create(String name) {
    return Optional.ofNullable(entries.get(name)).map(entry -> entry.factory().get());
  }

  /**
   * Runs the command that the first argument names. Never throws and never ends the process.
   *
   * @return the exit status, see {@link ExitCode}
   */
  public int execute(List<String> arguments, ActionRuntime runtime, Time time) {
    String first = arguments.isEmpty() ? "--help" : arguments.getFirst();
    Optional<ActionCommand> command = create(first);
    if (command.isPresent()) {
      List<String> rest = arguments.subList(1, arguments.size());
      return new ActionRunner(program, runtime, time).run(command.get(), rest);
    }
    return switch (first) {
      case "--help", "-h", "help" -> answer(runtime, help());
      case "--version", "-V" -> answer(runtime, program.name() + " " + program.version());
      default -> unknown(runtime, first);
    };
  }

  private static int answer(ActionRuntime runtime, String text) {
    runtime.print(text);
    return ExitCode.DONE.code();
  }

  private int unknown(ActionRuntime runtime, String name) {
    String meant =
        Nearest.to(name, entries.keySet()).map(near -> "Did you mean " + near + "? ").orElse("");
    Failure failure =
        Failure.invalid(
            "command-unknown",
            "There is no command of that name",
            "",
            meant + "`" + program.name() + " --help` lists them.");
    ReportWriter.tell(failure, runtime, program.name());
    return failure.exit().code();
  }

  private String help() {
    int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    String commands =
        entries.entrySet().stream()
            .map(entry -> "  " + padded(entry.getKey(), width) + "  " + entry.getValue().summary())
            .collect(Collectors.joining("\n"));
    return "Lets changes into the world at a controlled rate.\n\nUsage: "
        + program.name()
        + " <command> [options]\n\nCommands:\n"
        + commands
        + "\n\n`"
        + program.name()
        + " <command> --help` says what a command takes and gives.";
  }

  private static String padded(String name, int width) {
    return name + " ".repeat(width - name.length());
  }
}
