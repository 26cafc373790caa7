package dev.penstock.pipeline.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.config.ServiceConfig;
import dev.penstock.config.load.ConfigLoader;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Values;
import dev.penstock.health.ExpectedVersion;
import dev.penstock.health.HealthPolicy;
import dev.penstock.health.HealthTarget;
import dev.penstock.health.Redirects;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ServiceHealthTest {
  private static final String BASE = "https://api.codex.example";
  private static final String COMMIT = "8f2c1d0a9b7e6f5d4c3b2a190817263544536271";

  private final Redactor redactor = new Redactor();
  private Values values =
      Values.none()
          .with(Fact.PR, "8888")
          .withEnvironment(Map.of("TOKEN", "tok-4711", "BLANK", " "));

  @Test
  void a_service_that_says_nothing_is_healthy_with_200_and_its_commit_at_health() {
    HealthTarget target = target("{}");

    assertThat(target)
        .isEqualTo(
            HealthTarget.of(
                "api", URI.create(BASE + "/health"), ExpectedVersion.inJson("version", COMMIT)));
  }

  @Test
  void everything_a_service_asks_of_an_answer_is_asked_of_it() {
    HealthTarget target =
        target(
            "{ path: /up, version: { header: X-Commit }, status: [200, 204], contains: ready,"
                + " redirects: [\"WWW-${pr}.codex.example\"] }");

    assertThat(target)
        .isEqualTo(
            HealthTarget.of(
                    "api", URI.create(BASE + "/up"), ExpectedVersion.inHeader("X-Commit", COMMIT))
                .withStatuses(Set.of(200, 204))
                .withBodyContaining("ready")
                .withRedirects(Redirects.toHosts(Set.of("www-8888.codex.example"))));
  }

  @Test
  void redirects_on_the_same_host_are_followed_when_they_are_asked_for() {
    assertThat(target("{ redirects: same-host }").redirects()).isEqualTo(Redirects.sameHost());
  }

  @Test
  void a_header_from_the_environment_is_masked_with_and_without_the_words_around_it() {
    HealthTarget target = target("{ headers: { Authorization: \"Bearer ${env.TOKEN}\" } }");

    assertThat(target.headers()).isEqualTo(Map.of("Authorization", Secret.of("Bearer tok-4711")));
    assertThat(redactor.redact("sent Bearer tok-4711, knows tok-4711"))
        .isEqualTo("sent ***, knows ***");
    assertThat(target.toString()).doesNotContain("tok-4711");
  }

  @Test
  void what_everybody_knows_is_not_masked() {
    target("{ headers: { X-Preview: \"pr-${pr}\", X-Plain: penstock } }");

    assertThat(redactor.redact("pr-8888 of penstock")).isEqualTo("pr-8888 of penstock");
  }

  @Test
  void a_header_that_refers_to_nothing_is_said_before_anything_is_asked() {
    assertThat(refusal("{ headers: { X: \"${env.MISSING}\" } }").failure().reasonCode())
        .isEqualTo("variable-missing");
    assertThat(refusal("{ headers: { X: \"${env.BLANK}\" } }").failure().reasonCode())
        .isEqualTo("secret-blank");
  }

  @Test
  void a_header_that_cannot_be_sent_is_refused_without_showing_it() {
    values = values.withEnvironment(Map.of("TOKEN", "first line\nX-Other: second"));

    PenstockException refusal = refusal("{ headers: { X-Token: \"${env.TOKEN}\" } }");

    assertThat(refusal.failure().reasonCode()).isEqualTo("health-header-illegal");
    assertThat(refusal.failure().exit()).isEqualTo(ExitCode.INVALID);
    assertThat(refusal.failure().what()).contains("X-Token").doesNotContain("second");
  }

  @Test
  void a_policy_takes_a_preset_and_changes_what_it_names() {
    HealthPolicy policy =
        policy(
            "{ policy: { preset: codex, first-wait: 1s, deadline: 2m, streak: 2, timeout: 3s } }");

    assertThat(policy.firstWait()).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.deadline()).isEqualTo(Duration.ofMinutes(2));
    assertThat(policy.streak()).isEqualTo(2);
    assertThat(policy.probeTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(policy.attempts()).isEqualTo(10);
    assertThat(policy.backoff().after(3)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void a_delay_of_its_own_doubles_up_to_its_own_cap() {
    HealthPolicy policy = policy("{ policy: { delay: 1s, max-delay: 3s } }");

    assertThat(policy.backoff().after(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.backoff().after(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.backoff().after(3)).isEqualTo(Duration.ofSeconds(3));
  }

  private HealthTarget target(String health) {
    return ServiceHealth.target(service(health), BASE, COMMIT, values, redactor);
  }

  private PenstockException refusal(String health) {
    return assertThatThrownBy(() -> target(health))
        .asInstanceOf(InstanceOfAssertFactories.throwable(PenstockException.class))
        .actual();
  }

  private static HealthPolicy policy(String health) {
    return ServiceHealth.policy(service(health).health().policy(), 0);
  }

  private static ServiceConfig service(String health) {
    String text =
        """
        version: 1
        project: codex
        services:
          api:
            deployer: workers
            preview: { name: "api-${pr}", host: "api-${pr}.codex.example" }
            health: %s
        """
            .formatted(health);
    return Objects.requireNonNull(
        ConfigLoader.parse(text, "penstock.yml").orThrow().services().get("api"));
  }
}
