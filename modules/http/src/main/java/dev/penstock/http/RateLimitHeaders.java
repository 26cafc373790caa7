package dev.penstock.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header fields that ask for a wait. A wait in the past is no wait. */
final class RateLimitHeaders {
  private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,10})\\s*");

  /** The remaining requests and the seconds until there are more, as Cloudflare sends them. */
  private static final Pattern CLOUDFLARE = Pattern.compile(".*;\\s*r=0\\s*;\\s*t=(\\d{1,10}).*");

  private RateLimitHeaders() {}

  static Optional<Duration> read(Answer answer, Instant now) {
    return retryAfter(answer, now)
        .or(() -> cloudflare(answer))
        .or(() -> reset(answer, now))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<Duration> retryAfter(Answer answer, Instant now) {
    return answer
        .header("Retry-After")
        .flatMap(
            value -> seconds(value).or(() -> date(value).map(at -> Duration.between(now, at))));
  }

  private static Optional<Duration> cloudflare(Answer answer) {
    return answer
        .header("Ratelimit")
        .map(CLOUDFLARE::matcher)
        .filter(Matcher::matches)
        .flatMap(found -> seconds(found.group(1)));
  }

  private static Optional<Duration> reset(Answer answer, Instant now) {
    return answer
        .header("X-RateLimit-Remaining")
        .filter("0"::equals)
        .flatMap(none -> answer.header("X-RateLimit-Reset"))
        .flatMap(RateLimitHeaders::seconds)
        .map(epoch -> Duration.between(now, Instant.ofEpochSecond(epoch.toSeconds())));
  }

  private static Optional<Duration> seconds(String value) {
    Matcher digits = SECONDS.matcher(value);
    return digits.matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(digits.group(1))))
        : Optional.empty();
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
