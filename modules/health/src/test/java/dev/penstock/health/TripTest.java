package dev.penstock.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.health.Verdict.Cause;
import dev.penstock.health.Verdict.Gate;
import dev.penstock.http.Content;
import dev.penstock.http.Headers;
import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.kernel.Secret;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a probe does about redirects. */
class TripTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String HEALTH = "https://api.codex.example/health";
  private static final HealthTarget API =
      HealthTarget.of("api", URI.create(HEALTH), ExpectedVersion.inJson("version", "a1"))
          .withHeaders(Map.of("X-Bypass", Secret.of("tok-4711")));

  private final VirtualTime time = new VirtualTime();
  private final Map<String, String> moved = new HashMap<>();
  private final List<Request> sent = new ArrayList<>();
  private Duration takes = Duration.ZERO;

  @Test
  void redirects_are_answers_unless_they_are_asked_for() {
    moved.put(HEALTH, "/up");

    assertThat(ask(API))
        .isEqualTo(
            new Verdict.Unhealthy(
                308, Cause.REDIRECT, "redirects to https://api.codex.example/up"));
    assertThat(sent).hasSize(1);
  }

  @Test
  void a_redirect_on_the_same_host_is_followed_with_the_targets_headers() {
    moved.put(HEALTH, "/up");
    moved.put("https://api.codex.example/up", "https://API.codex.example/v2/up#now");

    assertThat(ask(API.withRedirects(Redirects.sameHost())).isHealthy()).isTrue();
    assertThat(sent).hasSize(3).allMatch(TripTest::hasToken);
  }

  @Test
  void a_redirect_to_a_listed_host_is_followed_without_the_targets_headers() {
    moved.put(HEALTH, "https://www.codex.example/health");
    moved.put("https://www.codex.example/health", "https://api.codex.example/up");

    Verdict verdict = ask(API.withRedirects(Redirects.toHosts(Set.of("WWW.codex.example"))));

    assertThat(verdict.isHealthy()).isTrue();
    assertThat(sent).extracting(TripTest::hasToken).containsExactly(true, false, true);
    assertThat(sent.get(1).toString()).doesNotContain("tok-4711");
  }

  @Test
  void another_port_of_the_same_host_is_not_sent_the_headers() {
    moved.put(HEALTH, "https://api.codex.example:8443/health");

    assertThat(ask(API.withRedirects(Redirects.sameHost())).isHealthy()).isTrue();
    assertThat(sent).extracting(TripTest::hasToken).containsExactly(true, false);
  }

  @Test
  void a_redirect_to_any_other_host_is_not_followed() {
    moved.put(HEALTH, "https://api.codex.example.evil.example/health");

    assertThat(ask(API.withRedirects(Redirects.sameHost())))
        .isEqualTo(
            new Verdict.Unhealthy(
                308, Cause.REDIRECT, "redirects to https://api.codex.example.evil.example/health"));
    assertThat(sent).hasSize(1);
  }

  @Test
  void a_redirect_out_of_https_is_not_followed() {
    moved.put(HEALTH, "http://api.codex.example/health");

    assertThat(ask(API.withRedirects(Redirects.sameHost()))).isInstanceOf(Verdict.Unhealthy.class);
    assertThat(sent).hasSize(1);
  }

  @Test
  void a_redirect_to_a_login_is_not_followed_even_on_the_same_host() {
    moved.put(HEALTH, "/login?next=/health");

    assertThat(ask(API.withRedirects(Redirects.sameHost())))
        .isEqualTo(new Verdict.AuthBlocked(308, Gate.LOGIN));
    assertThat(sent).hasSize(1);
  }

  @Test
  void a_loop_is_told_as_what_it_is() {
    moved.put(HEALTH, "/up");
    moved.put("https://api.codex.example/up", "/health");

    Verdict verdict = ask(API.withRedirects(Redirects.sameHost()));

    assertThat(verdict.explain())
        .isEqualTo(
            "unhealthy (status 308, redirects in a loop over https://api.codex.example/health)");
    assertThat(sent).hasSize(2);
  }

  @Test
  void redirects_that_never_end_are_given_up() {
    for (int i = 0; i < 20; i++) {
      moved.put("https://api.codex.example/" + (i == 0 ? "health" : i), "/" + (i + 1));
    }

    Verdict verdict = ask(API.withRedirects(Redirects.sameHost()));

    assertThat(verdict.explain()).isEqualTo("unhealthy (status 308, redirects more than 5 times)");
    assertThat(verdict.patience()).isPresent();
    assertThat(sent).hasSize(6);
  }

  @Test
  void all_of_them_share_the_one_timeout() {
    moved.put(HEALTH, "/1");
    moved.put("https://api.codex.example/1", "/2");
    moved.put("https://api.codex.example/2", "/3");
    takes = Duration.ofSeconds(2);

    Verdict verdict = ask(API.withRedirects(Redirects.sameHost()));

    assertThat(verdict).isEqualTo(new Verdict.Timeout(LIMIT));
    assertThat(sent)
        .extracting(request -> request.timeout().orElseThrow().toSeconds())
        .containsExactly(5L, 3L, 1L);
  }

  @Test
  void a_redirect_that_is_a_right_status_is_right() {
    moved.put(HEALTH, "/up");
    HealthTarget redirecting =
        HealthTarget.of("api", URI.create(HEALTH), ExpectedVersion.any())
            .withStatuses(Set.of(308))
            .withRedirects(Redirects.sameHost());

    assertThat(ask(redirecting).isHealthy()).isTrue();
    assertThat(sent).hasSize(1);
  }

  @Property
  void whatever_a_service_redirects_to_the_token_stays_with_its_host(
      @ForAll("locations") String location) {
    TripTest own = new TripTest();
    own.moved.put(HEALTH, location);

    own.ask(API.withRedirects(Redirects.toHosts(Set.of("www.codex.example"))));

    assertThat(own.sent)
        .allMatch(
            request ->
                !hasToken(request)
                    || (request.uri().getHost().equalsIgnoreCase("api.codex.example")
                        && request.uri().getScheme().equals("https")));
  }

  @Provide
  Arbitrary<String> locations() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "https:",
            "http:",
            "//",
            "/",
            "\\",
            "@",
            ":",
            "api.codex.example",
            "www.codex.example",
            "evil.example",
            "?",
            "#",
            "%2F",
            " ",
            "..",
            "health",
            "8443",
            "[::1]");
    return pieces.list().ofMinSize(1).ofMaxSize(8).map(parts -> String.join("", parts));
  }

  private Verdict ask(HealthTarget target) {
    return new HttpProbe(this::answer, time.time()).ask(target, LIMIT);
  }

  private Response answer(Request request) {
    sent.add(request);
    time.advance(takes);
    String to = moved.get(request.uri().toString());
    return to == null
        ? Response.json(200, "{\"version\":\"a1\"}")
        : new Response(
            308, Headers.of(Map.of("Location", to)), Content.of("text/plain", new byte[0]));
  }

  private static boolean hasToken(Request request) {
    return request.headers().first("X-Bypass").isPresent();
  }
}
