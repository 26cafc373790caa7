package dev.penstock.health;

import static dev.penstock.health.ScriptedProbe.healthy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Progress;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final HealthTarget API =
      HealthTarget.of("api", URI.create("https://api.codex.example/health"), ExpectedVersion.any());
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Verdict BROKEN = new Verdict.Unhealthy(500);
  private static final Verdict OLD = new Verdict.WrongVersion("old", "new");

  private final VirtualTime time = new VirtualTime();
  private final ScriptedProbe probe = new ScriptedProbe(time);
  private final HealthCheck check = new HealthCheck(probe, time.time(), Progress.silent());

  @Test
  void a_good_service_is_watched_for_the_whole_hold_at_every_interval() {
    probe.thenForever(healthy("new")).taking(Duration.ofMillis(40));

    WatchReport report = check.watch(API, Duration.ofSeconds(30), SECOND, 1);

    assertThat(report.withinBudget()).isTrue();
    assertThat(report.probes()).isEqualTo(31);
    assertThat(report.bad()).isEmpty();
    assertThat(report.failure(API)).isEmpty();
    assertThat(report.explain()).isEqualTo("within budget: 0 of 31 probes bad in 30.0 s");
    assertThat(Duration.between(probe.asked().getFirst(), probe.asked().getLast()))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void the_version_before_is_a_good_answer_while_both_serve() {
    probe.then(OLD, OLD, healthy("new")).thenForever(OLD);

    WatchReport report = check.watch(API, Duration.ofSeconds(9), SECOND, 0);

    assertThat(report.withinBudget()).isTrue();
    assertThat(report.expected()).isEqualTo(1);
  }

  @Test
  void it_ends_as_soon_as_the_budget_cannot_be_kept_any_more() {
    probe.then(healthy("new"), BROKEN).thenForever(healthy("new"));

    WatchReport report = check.watch(API, Duration.ofSeconds(30), SECOND, 1);

    assertThat(report.withinBudget()).isFalse();
    assertThat(report.probes()).isEqualTo(2);
    assertThat(report.bad()).extracting(Observation::verdict).containsExactly(BROKEN);
  }

  @Test
  void bad_probes_within_the_budget_do_not_end_it() {
    probe.then(BROKEN, BROKEN, BROKEN).thenForever(healthy("new"));

    WatchReport report = check.watch(API, Duration.ofSeconds(29), SECOND, 10);

    assertThat(report.withinBudget()).isTrue();
    assertThat(report.probes()).isEqualTo(30);
    assertThat(report.bad()).hasSize(3);
  }

  @Test
  void a_broken_budget_is_a_failure_that_names_the_last_bad_answer() {
    probe.thenForever(BROKEN);

    WatchReport report = check.watch(API, Duration.ofSeconds(9), SECOND, 20);

    assertThat(report.failure(API).orElseThrow().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(report.failure(API).orElseThrow().reasonCode()).isEqualTo("error-budget-exceeded");
    assertThat(report.failure(API).orElseThrow().why())
        .isEqualTo("3 of 3 probes were bad, last unhealthy (status 500); 20 % may be");
  }

  @Test
  void a_probe_that_takes_long_takes_the_place_of_the_next_ones() {
    probe.thenForever(healthy("new")).taking(Duration.ofMillis(2500));

    WatchReport report = check.watch(API, Duration.ofSeconds(9), SECOND, 0);

    assertThat(report.probes()).isEqualTo(4);
    assertThat(time.sleeps()).containsOnly(Duration.ofMillis(500));
  }

  @Test
  void a_hold_of_nothing_is_one_probe() {
    probe.then(healthy("new"));

    assertThat(check.watch(API, Duration.ZERO, SECOND, 0).probes()).isEqualTo(1);
  }

  @Test
  void a_budget_beyond_a_hundred_per_cent_is_a_mistake() {
    assertThatThrownBy(() -> check.watch(API, SECOND, SECOND, 101))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> check.watch(API, SECOND, SECOND, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void ending_early_never_changes_the_answer(
      @ForAll("answers") List<Verdict> answers, @ForAll @IntRange(max = 100) int budget) {
    Verdict[] script = answers.toArray(Verdict[]::new);
    VirtualTime own = new VirtualTime();
    Probe scripted = new ScriptedProbe(own).then(script);
    HealthCheck scriptedCheck = new HealthCheck(scripted, own.time(), Progress.silent());

    WatchReport report =
        scriptedCheck.watch(API, SECOND.multipliedBy(script.length - 1), SECOND, budget);

    long bad = Stream.of(script).filter(BROKEN::equals).count();
    assertThat(report.withinBudget()).isEqualTo(bad * 100.0 <= (double) budget * script.length);
    assertThat(report.probes()).isBetween(1, script.length);
  }

  @Provide
  Arbitrary<List<Verdict>> answers() {
    return Arbitraries.of(healthy("new"), OLD, BROKEN).list().ofMinSize(1).ofMaxSize(60);
  }
}
