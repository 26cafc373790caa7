package dev.penstock.bench.health;

import java.time.Duration;

/**
 * How hard the deployments are to tell.
 *
 * @param longestSpell how long a good spell before the onset may be
 * @param shortestOutage how short the outage after such a spell may be
 * @param edgesTakeTurns whether connections reach late edges in turn, or by chance
 */
record Climate(Duration longestSpell, Duration shortestOutage, boolean edgesTakeTurns) {

  /** What a policy that decides within 2.5 s can tell. */
  static Climate usual() {
    return new Climate(Duration.ofMillis(450), Duration.ofMillis(300), true);
  }

  /** Good spells of up to three seconds, outages as short as 50 ms, edges by chance. */
  static Climate rough() {
    return new Climate(Duration.ofSeconds(3), Duration.ofMillis(50), false);
  }
}
