package dev.penstock.health;

import java.time.Duration;
import java.util.List;

/** How long to wait after an unhealthy probe. Immutable. */
@FunctionalInterface
public interface Backoff {

  /**
   * The wait.
   *
   * @param unhealthy how many probes have been unhealthy so far, at least 1
   */
  Duration after(int unhealthy);

  /** These waits in turn; the last one is kept from then on. */
  static Backoff listed(List<Duration> waits) {
    List<Duration> kept = List.copyOf(waits);
    Requirement.atLeastOne(kept.size(), "the number of waits");
    return unhealthy -> kept.get(Math.min(unhealthy, kept.size()) - 1);
  }

  /** Begins with one wait and doubles it each time, up to a cap. */
  static Backoff doubling(Duration first, Duration cap) {
    Requirement.positive(first, "the first wait");
    return unhealthy -> {
      Duration wait = first.multipliedBy(1L << Math.min(unhealthy - 1, 20));
      return wait.compareTo(cap) < 0 ? wait : cap;
    };
  }
}
