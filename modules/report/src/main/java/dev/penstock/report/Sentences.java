package dev.penstock.report;

import dev.penstock.kernel.Failure;
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

  /**
   * What to do next: prose, then the lines that are indented as commands, which are shown as they
   * are.
   */
  static String next(Failure failure) {
    String prose =
        failure.next().lines().filter(line -> !isCommand(line)).collect(Collectors.joining(" "));
    String commands =
        failure
            .next()
            .lines()
            .filter(Sentences::isCommand)
            .map(String::strip)
            .collect(Collectors.joining("\n"));
    return of(prose) + (commands.isEmpty() ? "" : "\n\n" + Markdown.codeBlock(commands));
  }

  private static boolean isCommand(String line) {
    return line.startsWith("  ") && !line.isBlank();
  }

  /** What happened and why, in one sentence. */
  static String cause(Failure failure) {
    String why = failure.why().isBlank() ? "" : ": " + open(failure.why());
    return open(failure.what()) + why + ".";
  }
}
