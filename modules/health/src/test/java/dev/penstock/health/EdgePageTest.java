package dev.penstock.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.health.Verdict.Cause;
import dev.penstock.health.Verdict.Gate;
import dev.penstock.health.Verdict.Obstacle;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edge's own pages told from the service's. */
class EdgePageTest {
  private static final HealthTarget API =
      HealthTarget.of("api", URI.create("https://api.codex.example/health"), ExpectedVersion.any());
  private static final Map<String, String> CLOUDFLARE = Map.of("Server", "cloudflare");

  /** As browsers get it, cut to what tells it apart. */
  private static final String PAGE =
      """
      <!DOCTYPE html><html><head><title>api.codex.example | %s</title>
      <link rel="stylesheet" href="/cdn-cgi/styles/cf.errors.css" /></head>
      <body><div id="cf-error-details"><h1><span>Error</span> <span>%s</span></h1>
      <p>Ray ID: 8f</p></div></body></html>
      """;

  @ParameterizedTest
  @CsvSource({
    "530, 1016, 'not yet (edge page: 530, error 1016)'",
    "530, 1033, 'not yet (edge page: 530, error 1033)'",
    "404, 1042, 'not yet (edge page: 404, error 1042)'",
    "429, 1015, 'not yet (edge page: 429, error 1015)'",
    "409, 1001, 'not yet (edge page: 409, error 1001)'",
    "500, 1104, 'not yet (edge page: 500, error 1104)'",
  })
  void the_edge_did_not_get_through(int status, int number, String explanation) {
    assertThat(verdict(status, "error code: " + number).explain()).isEqualTo(explanation);
    assertThat(verdict(status, page(number)).explain()).isEqualTo(explanation);
  }

  @ParameterizedTest
  @CsvSource({
    "1101, the Worker threw an exception",
    "1102, the Worker exceeded its CPU or memory",
    "1019, the Worker calls itself in a loop",
    "1021, the Worker asked a forbidden host",
    "1024, the Worker asked a forbidden host",
    "1027, 'the day''s requests are used up'"
  })
  void a_worker_that_throws_is_the_services_own_fault(int number, String words) {
    Verdict expected =
        new Verdict.Unhealthy(500, Cause.WORKER_ERROR, "error " + number + ": " + words);

    assertThat(verdict(500, "error code: " + number)).isEqualTo(expected);
    assertThat(verdict(500, page(number))).isEqualTo(expected);
    assertThat(expected.isAnswer()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1020", "1010", "1009"})
  void a_rule_of_the_edge_keeps_the_probe_out(int number) {
    assertThat(verdict(403, "error code: " + number))
        .isEqualTo(new Verdict.AuthBlocked(403, Gate.FIREWALL));
  }

  @ParameterizedTest
  @CsvSource({"403", "503", "429", "200"})
  void a_challenge_is_told_by_its_header_whatever_its_status(int status) {
    Answer answer =
        new Answer(status, Map.of("cf-mitigated", "challenge"), "Just a moment...", Duration.ZERO);

    assertThat(Judge.verdict(API, answer))
        .isEqualTo(new Verdict.AuthBlocked(status, Gate.CHALLENGE));
  }

  @Test
  void a_host_that_no_worker_has_is_not_there_yet() {
    String page = "<html><title>There is nothing here yet</title></html>";

    assertThat(Judge.verdict(API, new Answer(404, CLOUDFLARE, page, Duration.ZERO)))
        .isEqualTo(new Verdict.NotYet(Obstacle.EDGE_PAGE, "404"));
    assertThat(verdict(404, page)).isEqualTo(new Verdict.Unhealthy(404));
  }

  @Test
  void a_gateways_page_without_a_number_is_the_edges_when_it_has_its_styles() {
    String page = PAGE.formatted("502: Bad gateway", "502");

    assertThat(Judge.verdict(API, new Answer(502, CLOUDFLARE, page, Duration.ZERO)))
        .isEqualTo(new Verdict.NotYet(Obstacle.EDGE_PAGE, "502"));
    assertThat(Judge.verdict(API, new Answer(502, CLOUDFLARE, "bad gateway", Duration.ZERO)))
        .isEqualTo(new Verdict.Unhealthy(502));
  }

  @Test
  void a_service_that_writes_of_edge_errors_is_still_itself() {
    assertThat(verdict(500, "{\"message\":\"upstream said error code: 1016\"}"))
        .isEqualTo(new Verdict.Unhealthy(500));
    assertThat(verdict(404, "<h1>Error 1042</h1>")).isEqualTo(new Verdict.Unhealthy(404));
    assertThat(verdict(200, "error code: 1016").isHealthy()).isTrue();
  }

  @Test
  void a_status_that_is_expected_is_no_edge_page() {
    HealthTarget odd = API.withStatuses(Set.of(530));

    assertThat(Judge.verdict(odd, new Answer(530, Map.of(), "", Duration.ZERO)).isHealthy())
        .isTrue();
  }

  @Property
  void no_page_makes_it_fail_or_healthy(
      @ForAll @IntRange(min = 300, max = 599) int status, @ForAll String text) {
    Answer answer = new Answer(status, CLOUDFLARE, PAGE.formatted(text, text), Duration.ZERO);

    assertThat(Judge.verdict(API, answer).isHealthy()).isFalse();
  }

  private static String page(int number) {
    return PAGE.formatted("x", number);
  }

  private static Verdict verdict(int status, String body) {
    return Judge.verdict(API, new Answer(status, Map.of(), body, Duration.ZERO));
  }
}
