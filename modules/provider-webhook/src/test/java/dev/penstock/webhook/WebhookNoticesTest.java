package dev.penstock.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.http.Budget;
import dev.penstock.http.Method;
import dev.penstock.http.RecordedProgress;
import dev.penstock.http.RunContext;
import dev.penstock.http.StubTransport;
import dev.penstock.http.TransportFault;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.incident.Notice;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookNoticesTest {
  private static final String PATH = "/services/T000/B000/very-secret";
  private static final String ADDRESS = "https://hooks.slack.test" + PATH;

  @RegisterExtension final StubTransport slack = new StubTransport();
  private final VirtualTime time = new VirtualTime();
  private final RecordedProgress progress = new RecordedProgress();
  private final Redactor redactor = new Redactor();

  @Test
  void a_notice_is_one_post_of_text_in_json() {
    slack
        .on(Method.POST, PATH)
        .checking(
            request -> {
              assertThat(request.content().type()).isEqualTo("application/json");
              assertThat(request.content().text())
                  .isEqualTo(
                      "{\"text\":\":rotating_light: *codex production: deploy of a5c3785 failed*\\n"
                          + "auth is not healthy\\ncommit a5c3785 · <https://github.test/i/3|issue>"
                          + " · <https://github.test/r/17|run> · <https://codex.test|open>\"}");
            })
        .answers(200);

    notices(ADDRESS).send(notice("codex production: deploy of a5c3785 failed", false));
  }

  @Test
  void good_news_looks_different() {
    assertThat(SlackText.of(notice("all is well", true))).startsWith(":white_check_mark: *all");
  }

  @Test
  void a_gateways_error_is_survived() {
    slack.on(Method.POST, PATH).answers(502);
    slack.on(Method.POST, PATH).answers(200);

    notices(ADDRESS).send(notice("x", true));

    assertThat(slack.requests()).hasSize(2);
  }

  @Test
  void it_gives_up_within_ten_seconds_whatever_happens() {
    slack
        .on(Method.POST, PATH)
        .checking(
            request -> {
              assertThat(request.timeout()).hasValueSatisfying(t -> assertThat(t).hasSeconds(5));
              time.advance(Duration.ofSeconds(4));
            })
        .breaks(TransportFault.Phase.EXCHANGE)
        .repeatedly();
    Instant began = time.instant();

    Failure failure = failureOf(() -> notices(ADDRESS).send(notice("x", true)));

    assertThat(failure.reasonCode()).isEqualTo("webhook-unreachable");
    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(Duration.between(began, time.instant())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void a_webhook_that_is_gone_is_not_asked_twice_and_not_named() {
    slack.on(Method.POST, PATH).answers(404);

    Failure failure = failureOf(() -> notices(ADDRESS).send(notice("x", true)));

    assertThat(failure.reasonCode()).isEqualTo("webhook-refused");
    assertThat(failure.toString() + progress.said() + progress.debugged())
        .doesNotContain("very-secret");
  }

  @Test
  void the_address_is_masked_wherever_it_is_printed() {
    slack.on(Method.POST, PATH).answers(200);
    notices(ADDRESS).send(notice("x", true));

    assertThat(redactor.redact("POST " + ADDRESS)).doesNotContain("secret");
    assertThat(redactor.redact("POST " + PATH + " to hooks.slack.test")).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.slack.test/very-secret",
        "https://user:very-secret@hooks.slack.test/x",
        "ftp://hooks.slack.test/very-secret",
        "very-secret",
        "https://hooks.slack.test/very secret",
        "http://127.0.0.1.evil.test/very-secret"
      })
  void an_address_that_is_no_https_address_is_refused_and_not_quoted(String address) {
    Failure failure = failureOf(() -> notices(address).send(notice("x", true)));

    assertThat(failure.reasonCode()).isEqualTo("webhook-malformed");
    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.toString()).doesNotContain("secret");
  }

  @Test
  void plain_http_is_for_the_machine_itself() {
    slack.on(Method.POST, "/hook").answers(200);

    notices("http://127.0.0.1:4711/hook").send(notice("x", true));
  }

  @Property
  void whatever_a_notice_says_it_mentions_nobody_and_links_nowhere(@ForAll String text) {
    String hostile = "<!channel> <@U1> <https://evil.test|x>" + text;
    String said =
        SlackText.of(
            new Notice(
                false,
                hostile,
                Optional.of(hostile),
                Optional.of(hostile),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    assertThat(said).doesNotContain("<").doesNotContain(">");
    assertThat(said.lines().count()).isLessThanOrEqualTo(3);
  }

  private WebhookNotices notices(String address) {
    return new WebhookNotices(
        Secret.of(address),
        slack,
        new RunContext(
            time.time(), Budget.of(time.time(), Duration.ofMinutes(10)), progress, redactor));
  }

  private static Notice notice(String headline, boolean good) {
    return new Notice(
        good,
        headline,
        Optional.of("auth is not healthy"),
        Optional.of("a5c3785ed8d6a35868bc169f07e40e889087fd2e"),
        Optional.of(URI.create("https://github.test/r/17")),
        Optional.of(URI.create("https://codex.test")),
        Optional.of(URI.create("https://github.test/i/3")));
  }

  private static Failure failureOf(Runnable work) {
    return catchThrowableOfType(PenstockException.class, work::run).failure();
  }
}
