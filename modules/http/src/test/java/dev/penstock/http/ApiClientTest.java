package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiClientTest {
  private static final String PATH = "/api/v1/things/a%2Fb";

  @RegisterExtension final StubTransport provider = new StubTransport();
  private final VirtualTime time = new VirtualTime();
  private final RecordedProgress progress = new RecordedProgress();
  private final ApiClient api =
      new ApiClient(
          new ApiProfile(
              "Acme",
              URI.create("https://api.acme.test/api/v1"),
              new Credential(Secret.of("s3cr3t-token"), "ACME_TOKEN", "the right to edit things"),
              "penstock/test",
              Pacer.none(),
              RetryPolicy.standard().withHarmless(423).withRandom(() -> 0.5),
              ErrorReader.message()),
          provider,
          new RunContext(
              time.time(),
              Budget.of(time.time(), Duration.ofMinutes(5)),
              progress,
              new Redactor()));

  private record Thing(String fullName) {}

  private record GetThing(String id) implements Endpoint<Optional<Thing>> {
    @Override
    public String action() {
      return "get thing " + id;
    }

    @Override
    public ApiRequest request() {
      return ApiRequest.get("things", id);
    }

    @Override
    public boolean expects(int status) {
      return status == 200 || status == 404;
    }

    @Override
    public Optional<Thing> read(Answer answer) {
      return answer.status() == 404
          ? Optional.empty()
          : Optional.of(new Thing(Fields.of(answer.json()).text("full_name")));
    }
  }

  private enum Made {
    YES,
    UNKNOWN
  }

  private record MakeThing(boolean looksItUp) implements Endpoint<Made> {
    @Override
    public String action() {
      return "make a thing";
    }

    @Override
    public ApiRequest request() {
      return ApiRequest.post("things", "a/b").json(Map.of("full_name", "x"));
    }

    @Override
    public Made read(Answer answer) {
      return Made.YES;
    }

    @Override
    public Optional<Made> unclear() {
      return looksItUp ? Optional.of(Made.UNKNOWN) : Optional.empty();
    }
  }

  private Failure failureOf(Endpoint<?> endpoint) {
    return Assertions.catchThrowableOfType(PenstockException.class, () -> api.call(endpoint))
        .failure();
  }

  @Test
  void an_answer_is_read_with_the_fields_it_has() {
    provider
        .on(Method.GET, PATH)
        .checking(
            request -> {
              assertThat(request.headers().first("authorization")).contains("Bearer s3cr3t-token");
              assertThat(request.headers().first("user-agent")).contains("penstock/test");
              assertThat(request).asString().doesNotContain("s3cr3t");
            })
        .answers(200, "{\"full_name\": \"A\", \"new\": 1}");

    assertThat(api.call(new GetThing("a/b"))).contains(new Thing("A"));
  }

  @Test
  void a_status_that_the_endpoint_expects_is_an_answer() {
    provider.on(Method.GET, PATH).answers(404, "{}");
    assertThat(api.call(new GetThing("a/b"))).isEmpty();
  }

  @Test
  void what_passes_is_waited_for_longer_each_time_and_announced() {
    provider.on(Method.GET, PATH).answers(503).times(2);
    provider.on(Method.GET, PATH).breaks(TransportFault.Phase.EXCHANGE);
    provider.on(Method.GET, PATH).answers(200, "{\"full_name\": \"A\"}");

    assertThat(api.call(new GetThing("a/b"))).isPresent();
    assertThat(progress.said())
        .containsExactly(
            "Acme answers 503; trying again in 0.5 s (attempt 2)",
            "Acme answers 503; trying again in 1 s (attempt 3)",
            "Acme gives no answer (the connection broke); trying again in 2 s (attempt 4)");
  }

  @Test
  void a_provider_that_stays_away_is_a_failure_after_the_last_attempt() {
    provider.on(Method.GET, PATH).answers(502, "{\"message\": \"bad\\ngateway\"}").times(8);

    Failure failure = failureOf(new GetThing("a/b"));
    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("provider-unreachable");
    assertThat(failure.what()).isEqualTo("Tried to get thing a/b but Acme keeps answering 502");
    assertThat(failure.why()).isEqualTo("Acme says: bad gateway");
  }

  @Test
  void a_post_that_may_have_arrived_is_not_sent_again() {
    provider.on(Method.POST, PATH).breaks(TransportFault.Phase.EXCHANGE);
    assertThat(failureOf(new MakeThing(false)).reasonCode()).isEqualTo("provider-unreachable");
  }

  @Test
  void a_post_that_may_have_been_done_is_unclear_to_an_endpoint_that_can_look() {
    provider.on(Method.POST, PATH).breaks(TransportFault.Phase.EXCHANGE);
    provider.on(Method.POST, PATH).answers(500);

    assertThat(api.call(new MakeThing(true))).isEqualTo(Made.UNKNOWN);
    assertThat(api.call(new MakeThing(true))).isEqualTo(Made.UNKNOWN);
  }

  @Test
  void a_post_is_sent_again_when_it_was_certainly_not_done() {
    provider.on(Method.POST, PATH).breaks(TransportFault.Phase.CONNECT);
    provider.on(Method.POST, PATH).answers(423);
    provider.on(Method.POST, PATH).answers(429);
    provider.on(Method.POST, PATH).answers(201);

    assertThat(api.call(new MakeThing(false))).isEqualTo(Made.YES);
  }

  @Test
  void a_rejected_token_and_missing_rights_say_which_token_and_which_rights() {
    provider.on(Method.GET, PATH).answers(401, "{\"message\": \"no\"}");
    provider.on(Method.GET, PATH).answers(403, "{\"message\": \"no\"}");

    Failure rejected = failureOf(new GetThing("a/b"));
    assertThat(rejected.reasonCode()).isEqualTo("credentials-rejected");
    assertThat(rejected.next()).contains("ACME_TOKEN").contains("the right to edit things");
    Failure forbidden = failureOf(new GetThing("a/b"));
    assertThat(forbidden.reasonCode()).isEqualTo("rights-missing");
    assertThat(forbidden.next()).contains("the right to edit things");
  }

  @Test
  void a_refusal_shows_the_providers_words_without_secrets() {
    provider.on(Method.GET, PATH).answers(422, "{\"message\": \"bad token s3cr3t-token\"}");

    Failure failure = failureOf(new GetThing("a/b"));
    assertThat(failure.reasonCode()).isEqualTo("provider-refused");
    assertThat(failure.why()).isEqualTo("Acme says: bad token ***");
  }

  @Test
  void an_answer_of_another_shape_is_a_failure_that_does_not_repeat_it() {
    provider.on(Method.GET, PATH).answers(200, "[\"hunter2\"]");

    Failure failure = failureOf(new GetThing("a/b"));
    assertThat(failure.reasonCode()).isEqualTo("provider-unreadable");
    assertThat(failure).asString().doesNotContain("hunter2");
  }

  @Test
  void an_answer_that_was_cut_off_is_asked_for_again() {
    provider.on(Method.GET, PATH).answers(200, "{\"full_name\": \"A");
    provider.on(Method.GET, PATH).answers(200, "{\"full_name\": \"A\"}");

    assertThat(api.call(new GetThing("a/b"))).contains(new Thing("A"));
  }

  @Test
  void nothing_waits_beyond_the_budget() {
    provider.on(Method.GET, PATH).answers(Response.json(429, "{}").with("Retry-After", "301"));

    assertThat(failureOf(new GetThing("a/b")).reasonCode()).isEqualTo("provider-rate-limited");
    assertThat(time.sleeps()).allMatch(Duration::isZero);
  }
}
