package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.http.TransportFault.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final RepeatRules READ = RepeatRules.of(Method.GET);
  private static final RepeatRules CREATE = RepeatRules.of(Method.POST);
  private final RetryPolicy policy = RetryPolicy.standard().withRandom(() -> 0.5);

  private Optional<Duration> after(Response response, RepeatRules rules) throws TransportFault {
    return policy.delayAfter(new Outcome.Answered(Answer.parse(response)), rules, 1, NOW);
  }

  private Optional<Duration> after(TransportFault fault, RepeatRules rules) {
    return policy.delayAfter(new Outcome.Broken(fault), rules, 1, NOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 423, 425, 429, 500, 502, 503, 504, 520, 530})
  void what_may_pass_is_tried_again(int status) throws TransportFault {
    assertThat(after(Response.empty(status), READ)).contains(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 403, 404, 409, 422, 501, 505})
  void what_is_about_the_request_is_not(int status) throws TransportFault {
    assertThat(after(Response.empty(status), READ)).isEmpty();
  }

  @Test
  void a_conflict_is_tried_again_where_the_endpoint_says_so() throws TransportFault {
    assertThat(after(Response.empty(409), new RepeatRules(false, Set.of(409)))).isPresent();
  }

  @Test
  void a_create_is_tried_again_only_when_it_was_not_carried_out() throws TransportFault {
    assertThat(after(Response.empty(503), CREATE)).isEmpty();
    assertThat(after(Response.empty(429), CREATE)).isPresent();
    assertThat(after(new TransportFault(Phase.EXCHANGE, "x", null), CREATE)).isEmpty();
    assertThat(after(new TransportFault(Phase.TLS, "x", null), CREATE)).isPresent();
    assertThat(after(TransportFault.timeout(Phase.CONNECT), CREATE)).isPresent();
  }

  @Test
  void a_certificate_that_is_not_trusted_does_not_mend_itself() {
    assertThat(after(new TransportFault(Phase.TLS, "x", null, false, true), READ)).isEmpty();
  }

  @Test
  void a_longer_wait_is_made_when_the_provider_asks_for_it() throws TransportFault {
    assertThat(after(Response.empty(503).with("Retry-After", "7"), READ))
        .contains(Duration.ofSeconds(7));
    assertThat(after(Response.empty(503).with("Retry-After", "0"), READ))
        .contains(Duration.ofMillis(500));
  }

  @Property
  void waits_double_with_a_fifth_of_chance_up_to_the_longest(
      @ForAll @DoubleRange(max = 1) double random, @ForAll @IntRange(min = 1, max = 7) int attempt)
      throws TransportFault {
    Duration wait =
        policy
            .withRandom(() -> random)
            .delayAfter(new Outcome.Answered(Answer.parse(Response.empty(500))), READ, attempt, NOW)
            .orElseThrow();
    double middle = 500 * Math.pow(2, attempt - 1);
    assertThat((double) wait.toMillis())
        .isBetween(Math.min(30_000, middle * 0.8) - 1, Math.min(30_000, middle * 1.2) + 1);
  }

  @Test
  void the_last_attempt_is_the_last() throws TransportFault {
    Outcome down = new Outcome.Answered(Answer.parse(Response.empty(500)));
    assertThat(policy.delayAfter(down, READ, 7, NOW)).isPresent();
    assertThat(policy.delayAfter(down, READ, 8, NOW)).isEmpty();
  }
}
