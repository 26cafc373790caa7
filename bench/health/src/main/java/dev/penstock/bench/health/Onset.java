package dev.penstock.bench.health;

import java.time.Duration;
import java.util.List;

/**
 * One simulated deployment. Times are counted from when the deployment tool said that it was done.
 *
 * @param at from when on every edge serves the new version
 * @param before what the service is like until then
 * @param flaps good spells before the onset
 * @param edges from when on each edge serves the new version; the last one at the onset
 * @param edgesTakeTurns whether connections reach the edges in turn, or any of them by chance
 * @param seed for what differs from probe to probe
 */
record Onset(
    Duration at,
    Before before,
    List<Spell> flaps,
    List<Duration> edges,
    boolean edgesTakeTurns,
    long seed) {

  Onset {
    flaps = List.copyOf(flaps);
    edges = List.copyOf(edges);
  }

  /** Whether a request that arrives then at that edge is served well. */
  boolean isGood(Duration moment, int edge) {
    return moment.compareTo(edges.get(edge)) >= 0
        || flaps.stream().anyMatch(flap -> flap.covers(moment));
  }
}
