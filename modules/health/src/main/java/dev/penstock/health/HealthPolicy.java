package dev.penstock.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often to probe, and when to stop. Immutable.
 *
 * @param firstWait before the first probe; zero probes at once
 * @param attempts the most probes, confirming ones included; at least 1
 * @param backoff the wait after an unhealthy probe
 * @param confirmWait the wait after a healthy probe, until the streak is long enough
 * @param probeTimeout for one probe, from DNS to the last byte
 * @param deadline for the whole proof, counted from its beginning; the last probe may begin at the
 *     deadline, so a proof lasts at most {@code deadline + probeTimeout}
 * @param streak how many healthy probes in a row count as proof; at least 1
 */
public record HealthPolicy(
    Duration firstWait,
    int attempts,
    Backoff backoff,
    Duration confirmWait,
    Duration probeTimeout,
    Duration deadline,
    int streak) {

  /** Keeps the time from healthy to proven under 2.5 s, and a wait of 90 s under 60 probes. */
  private static final Duration CAP = Duration.ofMillis(1750);

  public HealthPolicy {
    Requirement.atLeastOne(attempts, "attempts");
    Requirement.atLeastOne(streak, "the streak");
    Requirement.positive(probeTimeout, "the probe timeout");
    Requirement.positive(deadline, "the deadline");
    if (firstWait.isNegative() || confirmWait.isNegative()) {
      throw new IllegalArgumentException("a wait must not be negative");
    }
  }

  /**
   * Probes at once, then after 0.25, 0.5, 1 and from then on 1.75 s; three healthy in a row, 0.25 s
   * apart; 5 s for a probe, 5 minutes for the whole.
   */
  public static HealthPolicy standard() {
    return new HealthPolicy(
        Duration.ZERO,
        300,
        Backoff.doubling(Duration.ofMillis(250), CAP),
        Duration.ofMillis(250),
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        3);
  }

  /**
   * The policy of the {@code codex} workflows: 10 probes with 5, 10, 20, 40, 80, 80 … s between
   * them, within 5 minutes; the first healthy one counts.
   *
   * @param position the service's place in the deployment, from 0: the first one is given 30 s
   *     before its first probe, the later ones 15 s
   */
  public static HealthPolicy codex(int position) {
    return new HealthPolicy(
        Duration.ofSeconds(position == 0 ? 30 : 15),
        10,
        Backoff.listed(
            List.of(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(40),
                Duration.ofSeconds(80))),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofMinutes(5),
        1);
  }

  /**
   * A preset by its name in {@code penstock.yml}; empty when there is none of that name.
   *
   * @param name {@code default} or {@code codex}
   * @param position the service's place in the deployment, from 0
   */
  public static Optional<HealthPolicy> preset(String name, int position) {
    return switch (name) {
      case "default" -> Optional.of(standard());
      case "codex" -> Optional.of(codex(position));
      default -> Optional.empty();
    };
  }

  /** The same with another time for the whole. */
  public HealthPolicy withDeadline(Duration other) {
    return new HealthPolicy(firstWait, attempts, backoff, confirmWait, probeTimeout, other, streak);
  }

  /** The same with another streak. */
  public HealthPolicy withStreak(int other) {
    return new HealthPolicy(
        firstWait, attempts, backoff, confirmWait, probeTimeout, deadline, other);
  }

  /** The same with another time for one probe. */
  public HealthPolicy withProbeTimeout(Duration other) {
    return new HealthPolicy(firstWait, attempts, backoff, confirmWait, other, deadline, streak);
  }
}
