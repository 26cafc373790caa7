package dev.penstock.report;

import dev.penstock.kernel.Failure;
import java.util.stream.Collectors;

/**
 * A tool's last lines inside a failure: its {@code why} is a sentence that ends in a colon, and
 * below it the lines.
 */
final class ToolLines {
  private ToolLines() {}

  /** The lines; empty when the failure has none. */
  static String of(Failure failure) {
    return failure.why().lines().skip(1).collect(Collectors.joining("\n"));
  }

  /** The failure with nothing but the sentence. */
  static Failure withoutThem(Failure failure) {
    return new Failure(
        failure.exit(),
        failure.reasonCode(),
        failure.what(),
        sentence(failure.why()),
        failure.next(),
        failure.docs());
  }

  private static String sentence(String why) {
    String first = why.lines().findFirst().orElse("");
    return why.equals(first) ? why : first.replaceFirst("(, its last lines)?:\\s*$", "");
  }
}
