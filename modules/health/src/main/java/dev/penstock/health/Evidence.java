package dev.penstock.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every probe of a proof.
 *
 * @param observations in order; never empty
 */
public record Evidence(List<Observation> observations) {
  public Evidence {
    observations = List.copyOf(observations);
    Requirement.atLeastOne(observations.size(), "the number of probes");
  }

  /** How many probes there were. */
  public int probes() {
    return observations.size();
  }

  /** What the last probe said. */
  public Verdict last() {
    return observations.getLast().verdict();
  }

  /** How long it all took, until the last verdict. */
  public Duration duration() {
    return observations.getLast().at();
  }

  /** How many healthy probes in a row stand at the end. */
  public int streak() {
    return (int)
        observations.reversed().stream().takeWhile(seen -> seen.verdict().isHealthy()).count();
  }

  /** When the first healthy probe of the streak at the end was there. */
  public Optional<Duration> timeToHealthy() {
    int streak = streak();
    return streak == 0 ? Optional.empty() : Optional.of(observations.get(probes() - streak).at());
  }

  /** What the service itself said last; empty when it was never reached. */
  public Optional<Verdict> lastAnswer() {
    return observations.reversed().stream()
        .map(Observation::verdict)
        .filter(Verdict::isAnswer)
        .findFirst();
  }

  /** How many unhealthy probes there were. */
  int unhealthy() {
    return (int) observations.stream().filter(seen -> !seen.verdict().isHealthy()).count();
  }

  /** How many probes the longest row of healthy ones had that a bad one broke. */
  int longestBrokenStreak() {
    int longest = 0;
    int row = 0;
    for (Observation seen : observations) {
      longest = seen.verdict().isHealthy() ? longest : Math.max(longest, row);
      row = seen.verdict().isHealthy() ? row + 1 : 0;
    }
    return longest;
  }

  /** The probes at the end that waiting can't mend. */
  List<Observation> hopelessAtTheEnd() {
    return observations.reversed().stream()
        .takeWhile(seen -> seen.verdict().patience().isPresent())
        .toList()
        .reversed();
  }
}
