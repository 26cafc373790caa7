package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Optional<Duration> standard(Response response) throws TransportFault {
    return RateLimits.standard().waitAsked(Answer.parse(response), NOW);
  }

  private static Optional<Duration> github(Response response) throws TransportFault {
    return RateLimits.github().waitAsked(Answer.parse(response), NOW);
  }

  @Test
  void retry_after_is_read_in_seconds_and_as_a_date() throws TransportFault {
    Response limited = Response.empty(429);
    assertThat(standard(limited.with("Retry-After", "17"))).contains(Duration.ofSeconds(17));
    assertThat(standard(limited.with("Retry-After", "Thu, 01 Jan 2026 00:01:00 GMT")))
        .contains(Duration.ofMinutes(1));
    assertThat(standard(limited.with("Retry-After", "Wed, 31 Dec 2025 00:00:00 GMT")))
        .contains(Duration.ZERO);
    assertThat(standard(limited.with("Retry-After", "soon"))).contains(Duration.ZERO);
    assertThat(standard(Response.empty(200).with("Retry-After", "17"))).isEmpty();
  }

  @Test
  void cloudflares_field_is_read_when_nothing_remains() throws TransportFault {
    Response limited = Response.empty(429);
    assertThat(standard(limited.with("Ratelimit", "\"default\";r=0;t=30")))
        .contains(Duration.ofSeconds(30));
    assertThat(standard(limited.with("Ratelimit", "\"default\";r=9;t=30"))).contains(Duration.ZERO);
  }

  @Test
  void githubs_reset_is_a_time_and_also_comes_with_403() throws TransportFault {
    Response limited =
        Response.json(403, "{\"message\": \"API rate limit exceeded\"}")
            .with("X-RateLimit-Remaining", "0")
            .with("X-RateLimit-Reset", Long.toString(NOW.plusSeconds(90).getEpochSecond()));
    assertThat(github(limited)).contains(Duration.ofSeconds(90));
  }

  @Test
  void githubs_secondary_limit_may_come_without_any_field() throws TransportFault {
    Response limited =
        Response.json(403, "{\"message\": \"You have exceeded a secondary rate limit.\"}");
    assertThat(github(limited)).contains(Duration.ofMinutes(1));
    assertThat(github(Response.empty(429))).contains(Duration.ofMinutes(1));
  }

  @Test
  void a_403_about_rights_is_not_a_limit() throws TransportFault {
    assertThat(github(Response.json(403, "{\"message\": \"Resource not accessible\"}"))).isEmpty();
  }
}
