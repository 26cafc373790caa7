package dev.penstock.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, counts and commits as people write them. */
final class Shown {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SHORT_COMMIT = 7;

  private Shown() {}

  /** {@code 3.2 s}, {@code 41 s}, {@code 2 min 5 s}. */
  static String duration(Duration duration) {
    long tenths = Math.round(duration.toMillis() / 100.0);
    if (tenths < 100) {
      return String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10);
    }
    long seconds = Math.round(duration.toMillis() / 1000.0);
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  static String commit(String commit) {
    return Markdown.code(commit.substring(0, Math.min(SHORT_COMMIT, commit.length())));
  }

  static String count(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
