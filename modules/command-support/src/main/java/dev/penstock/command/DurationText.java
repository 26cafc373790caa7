package dev.penstock.command;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 90s}, {@code 1h30m}. */
final class DurationText {
  private static final String FORM =
      "(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?";

  private DurationText() {}

  static Optional<Duration> read(String text) {
    Matcher parts = Pattern.compile(FORM).matcher(text);
    return parts.matches() && !text.isEmpty()
        ? Optional.of(
            Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4))
                .plusMillis(part(parts, 5)))
        : Optional.empty();
  }

  /** The shortest text; of a time that is not negative, to the millisecond. */
  static String write(Duration time) {
    String text =
        part(time.toDaysPart(), "d")
            + part(time.toHoursPart(), "h")
            + part(time.toMinutesPart(), "m")
            + part(time.toSecondsPart(), "s")
            + part(time.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text;
  }

  private static long part(Matcher parts, int group) {
    return Optional.ofNullable(parts.group(group)).map(Long::parseLong).orElse(0L);
  }

  private static String part(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
