package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExchangerTest {
  @RegisterExtension final StubTransport provider = new StubTransport();
  private final VirtualTime time = new VirtualTime();
  private final RecordedProgress progress = new RecordedProgress();
  private final Redactor redactor = new Redactor();
  private final Budget budget = Budget.of(time.time(), Duration.ofSeconds(20));
  private final Exchanger exchanger =
      new Exchanger(
          "Acme",
          provider,
          Pacer.of(2, Duration.ofSeconds(3)),
          RetryPolicy.standard().withRandom(() -> 0.5),
          new RunContext(time.time(), budget, progress, redactor));

  private Outcome get(String path) {
    return exchanger.exchange(
        Request.get(URI.create("http://acme.test" + path)), RepeatRules.of(Method.GET));
  }

  @Test
  void requests_keep_to_the_providers_rate_and_longer_waits_are_announced() {
    provider.on(Method.GET, "/a").answers(200).times(2);
    get("/a");
    get("/a");
    assertThat(time.sleeps()).containsExactly(Duration.ZERO, Duration.ofSeconds(3));
    assertThat(progress.said()).containsExactly("Waiting 3 s to keep to the rate Acme allows");
  }

  @Test
  void no_request_may_take_longer_than_what_is_left_of_the_budget() {
    provider
        .on(Method.GET, "/a")
        .checking(request -> assertThat(request.timeout()).contains(Duration.ofSeconds(12)))
        .answers(200);
    time.advance(Duration.ofSeconds(8));
    get("/a");
  }

  @Test
  void a_run_without_budget_still_asks_once_for_a_short_time() {
    provider
        .on(Method.GET, "/a")
        .checking(request -> assertThat(request.timeout()).contains(Duration.ofSeconds(5)))
        .answers(503);
    time.advance(Duration.ofMinutes(1));
    get("/a");
  }

  @Test
  void debug_lines_hold_no_secret() {
    redactor.add(Secret.of("hunter2"));
    provider.on(Method.GET, "/hunter2").answers(200);
    get("/hunter2");
    assertThat(progress.debugged())
        .containsExactly("GET http://acme.test/***: Acme answers 200 after 0 ms");
  }
}
