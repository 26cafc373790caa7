package dev.penstock.health;

import static dev.penstock.health.ScriptedProbe.healthy;
import static dev.penstock.health.ScriptedProbe.noDns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Progress;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
  private static final Verdict OLD = new Verdict.WrongVersion("old", "new");
  private static final Verdict LOGIN = new Verdict.AuthBlocked(403);
  private static final Verdict ACCESS = new Verdict.AuthBlocked(302, Verdict.Gate.ACCESS);
  private static final HealthTarget API =
      HealthTarget.of("api", URI.create("https://api.codex.example/health"), ExpectedVersion.any());

  private final VirtualTime time = new VirtualTime();
  private final ScriptedProbe probe = new ScriptedProbe(time);
  private final Lines lines = new Lines();
  private final HealthCheck check = new HealthCheck(probe, time.time(), lines);

  @Test
  void a_service_that_is_up_is_proven_by_three_probes_in_half_a_second() {
    probe.then(healthy("new"), healthy("new"), healthy("new"));

    HealthReport report = check.prove(API, HealthPolicy.standard());

    assertThat(report).isInstanceOf(HealthReport.Proven.class);
    assertThat(report.evidence().duration()).isEqualTo(Duration.ofMillis(500));
    assertThat(report.evidence().timeToHealthy()).contains(Duration.ZERO);
    assertThat(report.failure(API)).isEmpty();
  }

  @Test
  void a_flap_begins_the_streak_anew_and_makes_it_two_longer_than_the_row_that_broke() {
    probe.then(healthy("new"), healthy("new"), OLD).thenForever(healthy("new"));

    HealthReport report = check.prove(API, HealthPolicy.standard());

    assertThat(report).isInstanceOf(HealthReport.Proven.class);
    assertThat(report.evidence().probes()).isEqualTo(7);
    assertThat(report.evidence().streak()).isEqualTo(4);
    assertThat(report.evidence().timeToHealthy()).contains(Duration.ofMillis(750));
  }

  @Test
  void a_service_that_keeps_serving_the_old_version_has_failed() {
    probe.thenForever(OLD);

    HealthReport report = check.prove(API, HealthPolicy.standard());

    assertThat(report)
        .asInstanceOf(type(HealthReport.Failed.class))
        .extracting(HealthReport.Failed::verdict)
        .isEqualTo(OLD);
    assertThat(report.evidence().duration()).isEqualTo(Duration.ofMinutes(5));
    assertThat(report.failure(API).orElseThrow().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(report.failure(API).orElseThrow().reasonCode()).isEqualTo("wrong-version");
  }

  @Test
  void a_service_that_answered_wrongly_and_then_no_more_has_failed() {
    probe.then(new Verdict.Unhealthy(500)).thenForever(new Verdict.Timeout(Duration.ofSeconds(5)));

    assertThat(check.prove(API, HealthPolicy.standard())).isInstanceOf(HealthReport.Failed.class);
  }

  @Test
  void a_service_that_was_never_reached_is_inconclusive_not_failed() {
    probe.thenForever(noDns());

    HealthReport report = check.prove(API, HealthPolicy.standard());

    assertThat(report).isInstanceOf(HealthReport.Inconclusive.class);
    assertThat(report.failure(API).orElseThrow().exit()).isEqualTo(ExitCode.UNAVAILABLE);
  }

  @Test
  void a_service_that_became_healthy_too_late_for_a_streak_is_inconclusive() {
    HealthPolicy oneSecond = HealthPolicy.standard().withDeadline(Duration.ofSeconds(1));
    probe.then(noDns(), noDns(), noDns()).thenForever(healthy("new"));

    HealthReport report = check.prove(API, oneSecond);

    assertThat(report).isInstanceOf(HealthReport.Inconclusive.class);
    assertThat(report.evidence().last().isHealthy()).isTrue();
  }

  @Test
  void a_login_before_the_service_ends_it_after_a_few_seconds() {
    probe.thenForever(ACCESS);

    HealthReport report = check.prove(API, HealthPolicy.standard());

    assertThat(report).isInstanceOf(HealthReport.Failed.class);
    assertThat(report.evidence().duration())
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    assertThat(report.failure(API).orElseThrow().next()).contains("Let the probe in");
  }

  @Test
  void a_login_of_the_services_own_is_given_time_because_the_version_before_may_have_had_it() {
    probe.thenForever(LOGIN);

    HealthReport report = check.prove(API, HealthPolicy.standard());

    assertThat(report).isInstanceOf(HealthReport.Failed.class);
    assertThat(report.evidence().duration())
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
  }

  @Test
  void a_redirect_loop_that_stays_ends_it_early() {
    probe.thenForever(
        new Verdict.Unhealthy(302, Verdict.Cause.REDIRECT_LOOP, "redirects in a loop"));

    HealthReport report = check.prove(API, HealthPolicy.standard());

    assertThat(report.evidence().duration())
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
    assertThat(report.failure(API).orElseThrow().reasonCode()).isEqualTo("unhealthy");
  }

  @Test
  void walls_that_take_turns_have_to_last_as_long_as_the_most_patient_of_them() {
    probe.then(LOGIN, ACCESS, LOGIN, ACCESS, LOGIN, ACCESS, LOGIN).thenForever(healthy("new"));

    assertThat(check.prove(API, HealthPolicy.standard())).isInstanceOf(HealthReport.Proven.class);
  }

  @Test
  void what_may_mend_itself_is_waited_for_until_the_deadline() {
    List<Verdict> passing =
        List.of(
            OLD,
            new Verdict.Unhealthy(404),
            new Verdict.BodyMismatch("x"),
            new Verdict.NotYet(Verdict.Obstacle.TLS, "its TLS certificate is not trusted"),
            new Verdict.Unhealthy(302, Verdict.Cause.REDIRECT, "redirects to x"));
    for (Verdict verdict : passing) {
      VirtualTime own = new VirtualTime();
      Probe stuck = new ScriptedProbe(own).thenForever(verdict);
      HealthReport report =
          new HealthCheck(stuck, own.time(), Progress.silent()).prove(API, HealthPolicy.standard());
      assertThat(report.evidence().duration()).isEqualTo(Duration.ofMinutes(5));
    }
  }

  @Test
  void a_probe_that_hangs_is_followed_at_once_and_is_given_less_time_while_nothing_answers() {
    List<Duration> limits = new ArrayList<>();
    HealthCheck hanging =
        new HealthCheck(
            (target, limit) -> {
              limits.add(limit);
              time.advance(limit);
              return new Verdict.NotYet(Verdict.Obstacle.TLS, "timed out");
            },
            time.time(),
            lines);

    hanging.prove(API, HealthPolicy.standard());

    assertThat(limits.subList(0, 100)).containsOnly(Duration.ofMillis(1750));
    assertThat(limits.getLast()).isEqualTo(Duration.ofSeconds(5));
    assertThat(time.sleeps()).containsOnly(Duration.ZERO);
  }

  @Test
  void a_service_that_answers_is_given_the_whole_time() {
    List<Duration> limits = new ArrayList<>();
    probe.then(new Verdict.Timeout(Duration.ofMillis(1750))).thenForever(healthy("new"));
    HealthCheck slow =
        new HealthCheck(
            (target, limit) -> {
              limits.add(limit);
              return probe.ask(target, limit);
            },
            time.time(),
            lines);

    assertThat(slow.prove(API, HealthPolicy.standard())).isInstanceOf(HealthReport.Proven.class);
    assertThat(limits.subList(1, limits.size())).containsOnly(Duration.ofSeconds(5));
  }

  @Test
  void a_login_that_goes_away_does_not_end_it() {
    probe.then(LOGIN, LOGIN, LOGIN, LOGIN).thenForever(healthy("new"));

    assertThat(check.prove(API, HealthPolicy.standard())).isInstanceOf(HealthReport.Proven.class);
  }

  @Test
  void the_codex_policy_waits_30_then_5_10_20_40_80_seconds_and_stops_at_5_minutes() {
    probe.thenForever(noDns());

    HealthReport report = check.prove(API, HealthPolicy.codex(0));

    assertThat(time.sleeps()).containsExactly(seconds(30, 5, 10, 20, 40, 80, 80, 35));
    assertThat(report.evidence().duration()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void the_codex_policy_gives_later_services_15_seconds_and_believes_the_first_healthy_probe() {
    probe.then(healthy("new"));

    assertThat(check.prove(API, HealthPolicy.codex(1))).isInstanceOf(HealthReport.Proven.class);
    assertThat(time.sleeps()).containsExactly(seconds(15));
  }

  @Test
  void the_codex_policy_probes_ten_times_at_most() {
    probe.thenForever(noDns());
    HealthPolicy patient = HealthPolicy.codex(0).withDeadline(Duration.ofHours(1));

    assertThat(check.prove(API, patient).evidence().probes()).isEqualTo(10);
  }

  @Test
  void what_takes_long_is_told_when_it_changes_and_every_ten_seconds() {
    Verdict tls = new Verdict.NotYet(Verdict.Obstacle.TLS, "");
    probe.then(noDns(), noDns(), noDns(), tls, tls, tls, tls, tls, tls, tls);
    probe.thenForever(healthy("new"));

    check.prove(API, HealthPolicy.standard());

    assertThat(lines.said)
        .containsExactly(
            "api: not yet (DNS), probe 3, next in 1.0 s",
            "api: not yet (TLS handshake), probe 4, next in 1.8 s",
            "api: not yet (TLS handshake), probe 10, next in 1.8 s",
            "api: healthy at new after 14.0 s (13 probes)");
  }

  private static Duration[] seconds(int... numbers) {
    return Arrays.stream(numbers).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
  }

  private static final class Lines implements Progress {
    private final List<String> said = new ArrayList<>();

    @Override
    public void say(String line) {
      said.add(line);
    }

    @Override
    public void debug(String line) {}

    @Override
    public void warn(String line) {
      said.add(line);
    }
  }
}
