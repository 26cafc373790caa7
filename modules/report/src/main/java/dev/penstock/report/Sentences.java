package dev.penstock.report;

import dev.penstock.kernel.Failure;
import java.util.Optional;
import java.util.stream.Collectors;

/** Foreign text as sentences of Markdown. */
final class Sentences {
  private static final int LIMIT = 1_000;

  private Sentences() {}

  /** The text with a full stop at its end; empty for text that shows nothing. */
  static String of(String text) {
    String escaped = open(text);
    return escaped.isEmpty() || escaped.matches(".*[.!?…:]") ? escaped : escaped + ".";
  }

  /** The text without one. */
  static String open(String text) {
    return Markdown.text(text, LIMIT);
  }

  /** What to do next, without the lines that are commands. */
  static String prose(Failure failure) {
    return of(
        failure.next().lines().filter(line -> !isCommand(line)).collect(Collectors.joining(" ")));
  }

  /** The commands among what to do next, as a block; empty when there are none. */
  static Optional<String> commands(Failure failure) {
    String lines =
        failure
            .next()
            .lines()
            .filter(Sentences::isCommand)
            .map(String::strip)
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? Optional.empty() : Optional.of(Markdown.codeBlock(lines));
  }

  /** A failure tells of commands on lines of their own, indented. */
  private static boolean isCommand(String line) {
    return line.startsWith("  ") && !line.isBlank();
  }

  /** What happened and why, in one sentence. */
  static String cause(Failure failure) {
    String why = failure.why().isBlank() ? "" : ": " + open(failure.why());
    return open(failure.what()) + why + ".";
  }
}
