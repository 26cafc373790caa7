package dev.penstock.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that an action tells later steps. Declared once, as a constant of its command; equal to
 * another of the same name.
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

  public Output {
    if (!isName(name) || description.isBlank()) {
      throw new IllegalArgumentException("not an output: " + name);
    }
  }

  /** What a command tells: its own outputs, then the standard ones. */
  static List<Output> allOf(ActionCommand command) {
    List<Output> all = new ArrayList<>(command.outputs());
    all.addAll(STANDARD);
    return List.copyOf(all);
  }

  // Outputs are keys of maps in every run, and what is generated for a record takes 8 ms to link.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Output output && output.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each != '-' && (each < 'a' || each > 'z') && (each < '0' || each > '9')) {
        return false;
      }
    }
    return !text.isEmpty() && !text.startsWith("-") && !text.endsWith("-");
  }
}
