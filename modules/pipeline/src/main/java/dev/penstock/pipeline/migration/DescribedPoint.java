package dev.penstock.pipeline.migration;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** How restore points look in a line of text. */
final class DescribedPoint {
  static final Pattern MOMENT =
      Pattern.compile("(\\S+) at (\\S+) \\(LSN ([0-9A-Fa-f]+/[0-9A-Fa-f]+)\\)");
  static final Pattern COPY = Pattern.compile("branch (\\S+), a copy of (\\S+)");

  private DescribedPoint() {}

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
