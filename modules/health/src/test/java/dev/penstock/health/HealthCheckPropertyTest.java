package dev.penstock.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Progress;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HealthCheckPropertyTest {
  private static final HealthTarget API =
      HealthTarget.of("api", URI.create("https://api.codex.example/health"), ExpectedVersion.any());

  @Property
  void proven_means_a_streak_two_longer_than_any_that_broke_at_the_end_and_nowhere_before(
      @ForAll("scripts") List<Verdict> script, @ForAll @IntRange(min = 1, max = 4) int streak) {
    HealthReport report = prove(script, HealthPolicy.standard().withStreak(streak), 30);

    List<Verdict> seen =
        report.evidence().observations().stream().map(Observation::verdict).toList();
    if (report instanceof HealthReport.Proven) {
      assertThat(seen.subList(seen.size() - streak, seen.size()))
          .allMatch(Verdict.Healthy.class::isInstance);
    }
    assertThat(firstStreak(seen, streak))
        .isEqualTo(
            report instanceof HealthReport.Proven ? Optional.of(seen.size()) : Optional.empty());
  }

  @Property
  void a_proof_never_lasts_longer_than_the_deadline_and_one_probe(
      @ForAll("scripts") List<Verdict> script,
      @ForAll @IntRange(min = 1, max = 400_000) int deadlineMillis,
      @ForAll @IntRange(max = 20_000) int probeMillis,
      @ForAll boolean codex) {
    HealthPolicy policy =
        (codex ? HealthPolicy.codex(0) : HealthPolicy.standard())
            .withDeadline(Duration.ofMillis(deadlineMillis));

    HealthReport report = prove(script, policy, probeMillis);

    assertThat(report.evidence().duration())
        .isLessThanOrEqualTo(policy.deadline().plus(policy.probeTimeout()));
    assertThat(report.evidence().probes()).isLessThanOrEqualTo(policy.attempts());
  }

  @Property
  void a_service_that_comes_up_is_detected_within_two_and_a_half_seconds_by_sixty_probes(
      @ForAll @IntRange(min = 0, max = 90_000) int onsetMillis,
      @ForAll @IntRange(min = 1, max = 60) int latencyMillis) {
    VirtualTime time = new VirtualTime();
    Duration onset = Duration.ofMillis(onsetMillis);
    Duration latency = Duration.ofMillis(latencyMillis);
    var start = time.instant();
    Probe probe =
        (target, timeout) -> {
          boolean up = Duration.between(start, time.instant()).compareTo(onset) >= 0;
          time.advance(latency);
          return up ? ScriptedProbe.healthy("") : ScriptedProbe.noDns();
        };

    HealthReport report =
        new HealthCheck(probe, time.time(), Progress.silent()).prove(API, HealthPolicy.standard());

    assertThat(report).isInstanceOf(HealthReport.Proven.class);
    assertThat(report.evidence().probes()).isLessThanOrEqualTo(60);
    assertThat(report.evidence().duration().minus(onset)).isLessThan(Duration.ofMillis(2500));
  }

  @Provide
  Arbitrary<List<Verdict>> scripts() {
    return Arbitraries.of(
            ScriptedProbe.healthy("new"),
            ScriptedProbe.healthy("new"),
            ScriptedProbe.healthy("new"),
            ScriptedProbe.noDns(),
            new Verdict.WrongVersion("old", "new"),
            new Verdict.Unhealthy(503),
            new Verdict.AuthBlocked(401),
            new Verdict.AuthBlocked(403, Verdict.Gate.CHALLENGE),
            new Verdict.BodyMismatch("x"),
            new Verdict.Timeout(Duration.ofSeconds(5)))
        .list()
        .ofMaxSize(60);
  }

  private static HealthReport prove(List<Verdict> script, HealthPolicy policy, int probeMillis) {
    VirtualTime time = new VirtualTime();
    ScriptedProbe probe =
        new ScriptedProbe(time)
            .then(script.toArray(Verdict[]::new))
            .thenForever(new Verdict.Unhealthy(500))
            .taking(Duration.ofMillis(probeMillis));
    return new HealthCheck(probe, time.time(), Progress.silent()).prove(API, policy);
  }

  /**
   * How many probes it took until so many healthy ones, two more than ever broke, stood in a row.
   */
  private static Optional<Integer> firstStreak(List<Verdict> seen, int length) {
    int row = 0;
    int longestBroken = 0;
    for (int i = 0; i < seen.size(); i++) {
      longestBroken = seen.get(i).isHealthy() ? longestBroken : Math.max(longestBroken, row);
      row = seen.get(i).isHealthy() ? row + 1 : 0;
      int required = longestBroken == 0 ? length : Math.max(length, longestBroken + 2);
      if (row == required) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }
}
