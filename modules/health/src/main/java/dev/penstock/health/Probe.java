package dev.penstock.health;

import java.time.Duration;

/** Asks a service once. */
@FunctionalInterface
public interface Probe {

  /**
   * What the service is like right now. Never fails: not being reached is a verdict too.
   *
   * @param timeout for all of it, from DNS to the last byte
   */
  Verdict ask(HealthTarget target, Duration timeout);
}
