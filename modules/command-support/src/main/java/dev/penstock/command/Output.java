package dev.penstock.command;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that an action tells later steps. Declared once, as a constant of its command.
 *
 * @param name lower case with dashes, as {@code action.yml} has it
 * @param description one or two sentences, as {@code action.yml} and the README have them
 */
public record Output(String name, String description) {
  /** What every action writes, last. */
  public static final List<Output> STANDARD =
      List.of(
          new Output(
              "outcome", "How it ended: `done`, `failed`, `invalid`, `unavailable` or `refused`."),
          new Output(
              "reason-code", "Why it ended so: a stable word that a workflow can branch on."),
          new Output("result", "All of it as one line of JSON, with a `version`."));

  /** What a command tells: its own outputs, then the standard ones. */
  static List<Output> allOf(ActionCommand command) {
    return Stream.concat(command.outputs().stream(), STANDARD.stream()).toList();
  }

  public Output {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || description.isBlank()) {
      throw new IllegalArgumentException("not an output: " + name);
    }
  }
}
