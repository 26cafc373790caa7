package dev.penstock.bench.health;

import java.time.Duration;
import java.util.List;

/** What a policy made of many deployments. */
final class Tally {
  /** What a wrong verdict counts as: the longest that any of the policies watches. */
  static final Duration NEVER = Duration.ofMinutes(5);

  private final List<Outcome> outcomes;
  private final List<Duration> rightLags;
  private final List<Duration> allLags;

  Tally(List<Outcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
    this.rightLags = outcomes.stream().filter(Outcome::isRight).map(Outcome::lag).sorted().toList();
    this.allLags =
        outcomes.stream()
            .map(outcome -> outcome.isRight() ? outcome.lag() : NEVER)
            .sorted()
            .toList();
  }

  /** Over all deployments, a wrong verdict counting as {@link #NEVER}. */
  Lag lag() {
    return Lag.of(allLags);
  }

  /** Over those deployments that it judged rightly. */
  Lag lagWhereRight() {
    return Lag.of(rightLags);
  }

  long falseHealthy() {
    return outcomes.stream().filter(Outcome::isFalseHealthy).count();
  }

  long falseFailed() {
    return outcomes.stream().filter(Outcome::isFalseFailed).count();
  }

  double meanProbes() {
    return outcomes.stream().mapToInt(Outcome::probes).average().orElse(0);
  }

  int mostProbes() {
    return outcomes.stream().mapToInt(Outcome::probes).max().orElse(0);
  }

  /**
   * A lag's figures, in seconds.
   *
   * @param mean the mean
   * @param p50 what half of them do not exceed
   * @param p99 what 99 of a hundred do not exceed
   */
  record Lag(double mean, double p50, double p99) {
    static Lag of(List<Duration> sorted) {
      return new Lag(
          sorted.stream().mapToDouble(Lag::seconds).average().orElse(0),
          quantile(sorted, 0.5),
          quantile(sorted, 0.99));
    }

    private static double quantile(List<Duration> sorted, double share) {
      int rank = (int) Math.ceil(share * sorted.size());
      return sorted.isEmpty() ? 0 : seconds(sorted.get(Math.max(rank, 1) - 1));
    }

    private static double seconds(Duration duration) {
      return duration.toNanos() / 1e9;
    }
  }
}
