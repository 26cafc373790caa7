package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Request GET = Request.get(URI.create("http://x.test"));

  @Test
  void a_first_burst_does_not_wait_and_the_rest_is_spread() {
    Pacer pacer = Pacer.of(4, Duration.ofSeconds(10));
    assertThat(List.of(wait(pacer), wait(pacer), wait(pacer), wait(pacer)))
        .containsExactly(
            Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Property
  void no_period_ever_holds_more_than_the_rate(
      @ForAll @IntRange(min = 2, max = 20) int rate,
      @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 3000) Integer> pauses) {
    Duration period = Duration.ofSeconds(10);
    Pacer pacer = Pacer.of(rate, period);
    List<Instant> sent = new ArrayList<>();
    Instant now = START;
    for (int pause : pauses) {
      now = now.plusMillis(pause);
      now = now.plus(pacer.reserve(GET, now));
      sent.add(now);
    }
    for (int i = rate; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - rate), sent.get(i)))
          .isGreaterThanOrEqualTo(period.minusMillis(1));
    }
  }

  @Test
  void a_rate_for_changes_lets_others_pass() {
    Pacer pacer = Pacer.none().and(Pacer.of(2, Duration.ofMinutes(1)).forChanges());
    Request post =
        new Request(Method.POST, GET.uri(), Headers.none(), Content.empty(), Optional.empty());
    pacer.reserve(post, START);
    assertThat(pacer.reserve(GET, START)).isZero();
    assertThat(pacer.reserve(post, START)).isEqualTo(Duration.ofMinutes(1));
  }

  private static Duration wait(Pacer pacer) {
    return pacer.reserve(GET, START);
  }
}
