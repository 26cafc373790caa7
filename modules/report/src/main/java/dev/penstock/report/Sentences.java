package dev.penstock.report;

import dev.penstock.kernel.Failure;

/** Foreign text as sentences of Markdown. */
final class Sentences {
  private static final int LIMIT = 1_000;

  private Sentences() {}

  /** The text with a full stop at its end; empty for text that shows nothing. */
  static String of(String text) {
    String escaped = open(text);
    return escaped.isEmpty() || escaped.matches(".*[.!?…]") ? escaped : escaped + ".";
  }

  /** The text without one. */
  static String open(String text) {
    return Markdown.text(text, LIMIT);
  }

  /** What happened and why, in one sentence. */
  static String cause(Failure failure) {
    String why = failure.why().isBlank() ? "" : ": " + open(failure.why());
    return open(failure.what()) + why + ".";
  }
}
