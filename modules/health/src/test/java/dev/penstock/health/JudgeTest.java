package dev.penstock.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
  private static final URI ADDRESS = URI.create("https://api.codex.example/health");
  private static final HealthTarget IN_JSON = target(ExpectedVersion.inJson("build.version", "a1"));

  @Test
  void the_expected_version_in_a_json_field_is_healthy() {
    assertThat(verdict(IN_JSON, 200, "{\"build\":{\"version\":\"a1\"}}"))
        .isEqualTo(new Verdict.Healthy("a1", Duration.ofMillis(7)));
  }

  @Test
  void another_version_is_the_wrong_one_even_when_it_begins_alike() {
    assertThat(verdict(IN_JSON, 200, "{\"build\":{\"version\":\"a12\"}}"))
        .isEqualTo(new Verdict.WrongVersion("a12", "a1"));
  }

  @Test
  void a_body_without_the_field_does_not_match() {
    assertThat(verdict(IN_JSON, 200, "{\"build\":{}}").explain())
        .isEqualTo("body mismatch (no version in JSON field \"build.version\")");
    assertThat(verdict(IN_JSON, 200, "<html>")).isInstanceOf(Verdict.BodyMismatch.class);
    assertThat(verdict(IN_JSON, 200, "")).isInstanceOf(Verdict.BodyMismatch.class);
    assertThat(verdict(IN_JSON, 200, "{\"build\":{\"version\":null}}"))
        .isInstanceOf(Verdict.BodyMismatch.class);
  }

  @Test
  void a_field_may_be_in_an_array_and_may_be_a_number() {
    HealthTarget target = target(ExpectedVersion.inJson("services.1.v", "7"));
    assertThat(verdict(target, 200, "{\"services\":[{},{\"v\":7}]}").isHealthy()).isTrue();
  }

  @Test
  void a_version_in_a_header_is_found_in_any_case() {
    HealthTarget target = target(ExpectedVersion.inHeader("X-Version", "a1"));
    Answer answer = new Answer(200, Map.of("x-version", "a1"), "", Duration.ZERO);
    assertThat(Judge.verdict(target, answer).isHealthy()).isTrue();
  }

  @Test
  void a_version_in_the_body_is_found_or_missed() {
    HealthTarget target = target(ExpectedVersion.inBody("a1"));
    assertThat(verdict(target, 200, "built from a1").isHealthy()).isTrue();
    assertThat(verdict(target, 200, "built from b2")).isInstanceOf(Verdict.BodyMismatch.class);
  }

  @Test
  void a_body_has_to_hold_the_text_that_was_asked_for() {
    HealthTarget target = target(ExpectedVersion.any()).withBodyContaining("ready");
    assertThat(verdict(target, 200, "ready").isHealthy()).isTrue();
    assertThat(verdict(target, 200, "starting")).isInstanceOf(Verdict.BodyMismatch.class);
  }

  @Test
  void edge_pages_mean_not_yet_and_name_their_error() {
    assertThat(verdict(IN_JSON, 530, "error code: 1016").explain())
        .isEqualTo("not yet (edge page: 530, error 1016)");
    assertThat(verdict(IN_JSON, 522, "<title>x</title>").explain())
        .isEqualTo("not yet (edge page: 522)");
  }

  @Test
  void an_answer_of_the_service_itself_with_another_status_is_unhealthy() {
    assertThat(verdict(IN_JSON, 500, "")).isEqualTo(new Verdict.Unhealthy(500));
    assertThat(verdict(IN_JSON, 404, "")).isEqualTo(new Verdict.Unhealthy(404));
    assertThat(verdict(IN_JSON, 302, "")).isEqualTo(new Verdict.Unhealthy(302));
  }

  @Test
  void a_login_in_front_of_the_service_blocks_it() {
    Answer access =
        new Answer(
            302,
            Map.of("Location", "https://x.cloudflareaccess.com/cdn-cgi/access/login/api"),
            "",
            Duration.ZERO);
    assertThat(verdict(IN_JSON, 401, "")).isEqualTo(new Verdict.AuthBlocked(401));
    assertThat(verdict(IN_JSON, 403, "")).isEqualTo(new Verdict.AuthBlocked(403));
    assertThat(Judge.verdict(IN_JSON, access))
        .isEqualTo(new Verdict.AuthBlocked(302, Verdict.Gate.ACCESS));
  }

  @Test
  void a_redirect_is_told_with_where_it_leads_and_without_its_query() {
    assertThat(redirect("/elsewhere?token=s3cret#top").explain())
        .isEqualTo("unhealthy (status 302, redirects to https://api.codex.example/elsewhere)");
    assertThat(redirect("http://[").explain()).isEqualTo("unhealthy (status 302)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login?next=%2Fhealth",
        "/users/sign-in",
        "https://login.microsoftonline.com/x",
        "https://accounts.google.com/o",
        "https://idp.example/saml/start",
        "/oauth2/start"
      })
  void a_redirect_to_a_login_is_told_as_what_it_is(String location) {
    assertThat(redirect(location)).isEqualTo(new Verdict.AuthBlocked(302, Verdict.Gate.LOGIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/",
        "/auth/health",
        "https://api.codex.example/x",
        "/loginfo",
        "/en/health"
      })
  void a_redirect_elsewhere_is_no_login(String location) {
    assertThat(redirect(location)).isInstanceOf(Verdict.Unhealthy.class);
  }

  @Test
  void a_service_that_is_called_like_a_login_is_none_to_itself() {
    HealthTarget auth =
        HealthTarget.of(
            "auth", URI.create("https://auth.codex.example/health"), ExpectedVersion.any());
    Answer answer = moved("https://auth.codex.example/health/");

    assertThat(Judge.verdict(auth, answer)).isInstanceOf(Verdict.Unhealthy.class);
    assertThat(Judge.verdict(IN_JSON, answer)).isInstanceOf(Verdict.AuthBlocked.class);
  }

  @Test
  void a_status_that_is_expected_is_right_whatever_it_is() {
    HealthTarget target = target(ExpectedVersion.any()).withStatuses(Set.of(204, 401));
    assertThat(verdict(target, 401, "").isHealthy()).isTrue();
    assertThat(verdict(target, 200, "")).isEqualTo(new Verdict.Unhealthy(200));
  }

  @Property
  void no_foreign_text_makes_a_verdict_of_more_than_one_short_line(@ForAll String foreign) {
    Verdict verdict = new Verdict.WrongVersion(foreign, "a1");
    assertThat(verdict.explain())
        .hasSizeLessThan(150)
        .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202e]");
  }

  @Property
  void no_body_makes_the_judge_fail(@ForAll String body) {
    assertThat(verdict(IN_JSON, 200, body)).isNotNull();
    assertThat(verdict(IN_JSON, 530, body)).isInstanceOf(Verdict.NotYet.class);
  }

  private static Verdict redirect(String location) {
    return Judge.verdict(IN_JSON, moved(location));
  }

  private static Answer moved(String location) {
    return new Answer(302, Map.of("Location", location), "", Duration.ZERO);
  }

  private static HealthTarget target(ExpectedVersion version) {
    return HealthTarget.of("api", ADDRESS, version);
  }

  private static Verdict verdict(HealthTarget target, int status, String body) {
    return Judge.verdict(target, new Answer(status, Map.of(), body, Duration.ofMillis(7)));
  }
}
