package dev.penstock.bench.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the default policy promises, over the very deployments of bench/README.md. */
class SimulationTest {
  private static final List<Onset> ONSETS = Onsets.of(Main.ONSETS, Main.SEED, Climate.usual());
  private static Map<String, Tally> tallies = Map.of();

  @BeforeAll
  static void simulate() {
    tallies =
        Contender.all().stream()
            .collect(Collectors.toMap(Contender::name, one -> Simulation.run(one, ONSETS)));
  }

  @Test
  void the_default_detects_99_of_100_deployments_within_two_and_a_half_seconds() {
    assertThat(standard().lag().p99()).isLessThanOrEqualTo(2.5);
    assertThat(standard().lagWhereRight().p99()).isEqualTo(standard().lag().p99());
  }

  @Test
  void the_default_is_never_wrong() {
    assertThat(standard().falseHealthy()).isZero();
    assertThat(standard().falseFailed()).isZero();
  }

  @Test
  void the_default_takes_60_probes_at_most_for_an_onset_after_90_seconds() {
    List<Onset> plain = Onsets.plain(Main.LONG, Main.LONG_ONSETS, Main.SEED);
    List<Onset> flapping = Onsets.at(Main.LONG, Main.LONG_ONSETS, Main.SEED, Climate.usual());

    assertThat(Simulation.run(Contender.standard(), plain).mostProbes()).isLessThanOrEqualTo(60);
    assertThat(Simulation.run(Contender.standard(), flapping).meanProbes()).isLessThanOrEqualTo(60);
  }

  @Test
  void the_default_beats_every_other_policy_on_lag_and_on_false_verdicts() {
    for (Tally other : others()) {
      assertThat(standard().lag().mean()).isLessThan(other.lag().mean());
      assertThat(standard().lag().p50()).isLessThan(other.lag().p50());
      assertThat(standard().lag().p99()).isLessThan(other.lag().p99());
      assertThat(standard().lagWhereRight().p99()).isLessThan(other.lagWhereRight().p99());
      assertThat(standard().falseHealthy()).isLessThan(other.falseHealthy());
      assertThat(standard().falseFailed()).isLessThanOrEqualTo(other.falseFailed());
    }
  }

  @Test
  void the_goals_do_not_hang_on_one_seed() {
    for (long seed = 1; seed <= 3; seed++) {
      Tally tally = Simulation.run(Contender.standard(), Onsets.of(2_000, seed, Climate.usual()));
      assertThat(tally.falseHealthy() + tally.falseFailed()).isZero();
      assertThat(tally.lag().p99()).isLessThanOrEqualTo(2.5);
    }
  }

  @Test
  void the_deployments_are_as_the_readme_says() {
    assertThat(ONSETS).hasSize(10_000).isEqualTo(Onsets.of(10_000, Main.SEED, Climate.usual()));
    assertThat(ONSETS)
        .allMatch(onset -> onset.at().compareTo(Duration.ofMillis(299)) >= 0)
        .allMatch(onset -> onset.at().compareTo(Duration.ofMinutes(2)) <= 0)
        .allMatch(onset -> onset.edges().getLast().equals(onset.at()));
    assertThat(ONSETS.stream().map(Onset::before)).contains(Before.values());
    assertThat(ONSETS.stream().filter(onset -> onset.at().toSeconds() < 6).count())
        .isBetween(4_800L, 5_600L);
    assertThat(ONSETS.stream().filter(onset -> !onset.flaps().isEmpty()).count())
        .isBetween(1_500L, 3_000L);
    assertThat(ONSETS.stream().flatMap(onset -> onset.flaps().stream()))
        .allMatch(flap -> length(flap).compareTo(Duration.ofMillis(450)) <= 0);
  }

  @Test
  void every_onset_is_good_from_then_on_and_not_before_but_in_its_flaps() {
    for (Onset onset : ONSETS) {
      Duration before = onset.at().minusNanos(1);
      int last = onset.edges().size() - 1;
      assertThat(onset.isGood(onset.at(), last)).isTrue();
      assertThat(onset.isGood(before, last)).isFalse();
    }
  }

  private static Tally standard() {
    return tally("default");
  }

  private static List<Tally> others() {
    return Stream.of("codex", "kamal-proxy", "flyctl").map(SimulationTest::tally).toList();
  }

  private static Tally tally(String name) {
    return tallies.entrySet().stream()
        .filter(entry -> entry.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static Duration length(Spell flap) {
    return flap.until().minus(flap.from());
  }
}
