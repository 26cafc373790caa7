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
 * @param pace what waits are counted from
 * @param probeTimeout for one probe, from DNS to the last byte
 * @param reachTimeout the same for a probe as long as nothing answers, at most {@code
 *     probeTimeout}: a handshake that hangs must not hide that the next one would not. In the last
 *     third of the deadline such a probe has the whole {@code probeTimeout} again
 * @param deadline for the whole proof, counted from its beginning; the last probe may begin at the
 *     deadline, so a proof lasts at most {@code deadline + probeTimeout}
 * @param streak how many healthy probes in a row count as proof, at least 1. A service that flaps
 *     has to do better: two more than the longest row that broke
 */
public record HealthPolicy(
    Duration firstWait,
    int attempts,
    Backoff backoff,
    Duration confirmWait,
    Pace pace,
    Duration probeTimeout,
    Duration reachTimeout,
    Duration deadline,
    int streak) {

  /** What a wait is counted from. */
  public enum Pace {
    /** The beginning of the probe before: one that took longer is followed at once. */
    FROM_BEGINNING,
    /** Its end. */
    FROM_END
  }

  /** Keeps the time from healthy to proven under 2.5 s, and a wait of 90 s under 60 probes. */
  private static final Duration CAP = Duration.ofMillis(1750);

  public HealthPolicy {
    Requirement.atLeastOne(attempts, "attempts");
    Requirement.atLeastOne(streak, "the streak");
    Requirement.positive(probeTimeout, "the probe timeout");
    Requirement.positive(reachTimeout, "the timeout while nothing answers");
    Requirement.positive(deadline, "the deadline");
    if (firstWait.isNegative() || confirmWait.isNegative()) {
      throw new IllegalArgumentException("a wait must not be negative");
    }
    if (reachTimeout.compareTo(probeTimeout) > 0) {
      reachTimeout = probeTimeout;
    }
  }

  /**
   * Probes at once, then 0.25, 0.5, 1 and from then on 1.75 s after the beginning of the probe
   * before; three healthy in a row, 0.25 s apart; 5 s for a probe, 1.75 s while nothing answers; 5
   * minutes for the whole.
   */
  public static HealthPolicy standard() {
    return new HealthPolicy(
        Duration.ZERO,
        300,
        Backoff.doubling(Duration.ofMillis(250), CAP),
        Duration.ofMillis(250),
        Pace.FROM_BEGINNING,
        Duration.ofSeconds(5),
        CAP,
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
        Pace.FROM_END,
        Duration.ofSeconds(10),
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
    return new HealthPolicy(
        firstWait, attempts, backoff, confirmWait, pace, probeTimeout, reachTimeout, other, streak);
  }

  /** The same with another streak. */
  public HealthPolicy withStreak(int other) {
    return new HealthPolicy(
        firstWait,
        attempts,
        backoff,
        confirmWait,
        pace,
        probeTimeout,
        reachTimeout,
        deadline,
        other);
  }

  /** The same with another time for one probe. */
  public HealthPolicy withProbeTimeout(Duration other) {
    return new HealthPolicy(
        firstWait, attempts, backoff, confirmWait, pace, other, reachTimeout, deadline, streak);
  }
}
