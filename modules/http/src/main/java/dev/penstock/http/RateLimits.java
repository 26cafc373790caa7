package dev.penstock.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Reads how long a provider asks to wait. */
@FunctionalInterface
public interface RateLimits {

  /**
   * How long to wait before asking again, when the answer says that too much was asked; empty for
   * any other answer. Such a request was not carried out.
   */
  Optional<Duration> waitAsked(Answer answer, Instant now);

  /**
   * Status 429 with {@code Retry-After} (RFC 9110, section 10.2.3), or Cloudflare's {@code
   * Ratelimit: "default";r=0;t=30}, or {@code X-RateLimit-Reset}; a zero wait when there is none of
   * these.
   */
  static RateLimits standard() {
    return (answer, now) ->
        answer.status() == 429
            ? Optional.of(hint(answer, now).orElse(Duration.ZERO))
            : Optional.empty();
  }

  /**
   * GitHub's, which also come as 403: with {@code X-RateLimit-Remaining: 0}, with {@code
   * Retry-After}, or with nothing but the words "secondary rate limit", and then a minute is asked
   * for (GitHub REST API, "Rate limits").
   */
  static RateLimits github() {
    return (answer, now) -> {
      if (answer.status() != 403 && answer.status() != 429) {
        return Optional.empty();
      }
      Optional<Duration> hint = hint(answer, now);
      boolean secondary =
          answer.json().path("message").asText().toLowerCase(Locale.ROOT).contains("rate limit");
      return hint.isPresent() || !(secondary || answer.status() == 429)
          ? hint
          : Optional.of(Duration.ofMinutes(1));
    };
  }

  /** The wait that the headers of any answer ask for; empty when they ask for none. */
  static Optional<Duration> hint(Answer answer, Instant now) {
    return RateLimitHeaders.read(answer, now);
  }
}
