package dev.penstock.command;

import dev.penstock.kernel.Failure;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with the inputs, so that all of it is told at once. */
public final class InputProblems {
  private final List<String> problems = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param input the input's name
   * @param problem what is wrong, such as {@code must be below 100, not `123`}
   */
  public void add(String input, String problem) {
    add(input + " " + problem);
  }

  void add(String problem) {
    problems.add(problem);
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
        String.join("\n", problems),
        "Mend what is listed; nothing was touched. `penstock " + command + " --help` lists all.");
  }
}
