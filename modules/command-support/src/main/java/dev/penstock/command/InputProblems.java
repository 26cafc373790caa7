package dev.penstock.command;

import dev.penstock.kernel.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that is wrong with the inputs, so that all of it is told at once. */
public final class InputProblems {
  private final List<Entry> problems = new ArrayList<>();

  /** The input is empty when the problem is not one of a known input. */
  private record Entry(String input, String text) {}

  /**
   * Adds one.
   *
   * @param input the input's name
   * @param problem what is wrong, such as {@code must be below 100, not `123`}
   */
  public void add(String input, String problem) {
    problems.add(new Entry(input, input + " " + problem));
  }

  void add(String problem) {
    problems.add(new Entry("", problem));
  }

  /** Adds what is wrong with inputs of which nothing is said here yet. */
  void addOthers(InputProblems more) {
    Set<String> known = problems.stream().map(Entry::input).collect(Collectors.toSet());
    more.problems.stream().filter(entry -> !known.contains(entry.input())).forEach(problems::add);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  Failure failure(String command) {
    String what =
        problems.size() == 1 ? "An input is wrong" : problems.size() + " inputs are wrong";
    return Failure.invalid(
        "input-invalid",
        what,
        problems.stream().map(Entry::text).collect(Collectors.joining("\n")),
        "Mend what is listed; nothing was touched. `penstock " + command + " --help` lists all.");
  }
}
