package dev.penstock.config.load;

import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times such as {@code 90s} and {@code 14d}. */
final class Durations {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final String WANTED = "a time such as `500ms`, `30s`, `5m`, `2h` or `14d`";

  private final Reading reading;

  Durations(Reading reading) {
    this.reading = reading;
  }

  /** A time within bounds. */
  ValueReader<Duration> between(Duration least, Duration most) {
    return node -> {
      if (node instanceof Node.Scalar scalar && scalar.isNumber()) {
        return reading.wrong(
            node.position(), Quoted.of(scalar.text()) + " has no unit", "write " + WANTED);
      }
      return new Scalars(reading)
          .matching(FORM, WANTED)
          .read(node)
          .map(Durations::parse)
          .flatMap(time -> within(node, time, least, most));
    };
  }

  private Optional<Duration> within(Node node, Duration time, Duration least, Duration most) {
    if (time.compareTo(least) < 0) {
      return reading.wrong(node.position(), "too short", "the least is `" + show(least) + "`");
    }
    if (time.compareTo(most) > 0) {
      return reading.wrong(node.position(), "too long", "the most is `" + show(most) + "`");
    }
    return Optional.of(time);
  }

  private static Duration parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a time: " + text);
    }
    long amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** The shortest way to write a time. */
  static String show(Duration time) {
    if (time.isPositive() && time.equals(Duration.ofDays(time.toDays()))) {
      return time.toDays() + "d";
    }
    if (time.isPositive() && time.equals(Duration.ofMinutes(time.toMinutes()))) {
      return time.toMinutes() + "m";
    }
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }
}
