package dev.penstock.bench.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes deployments up. The same seed makes the same ones. */
final class Onsets {
  private static final Duration FIRST = Duration.ofMillis(300);
  private static final Duration LAST = Duration.ofMinutes(2);
  private static final Duration LAST_CERTIFICATE = Duration.ofSeconds(70);
  private static final Duration SHORTEST_SPELL = Duration.ofMillis(50);
  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(5);
  private static final Duration LATEST_EDGE = Duration.ofSeconds(10);
  private static final List<Before> ANY = List.of(Before.values());
  private static final List<Before> WITH_CERTIFICATE =
      List.of(Before.REFUSED, Before.EDGE_PAGE, Before.STALE, Before.STARTING);
  private static final int MOST_FLAPS = 4;
  private static final int MOST_EDGES = 3;

  private final SplittableRandom random;
  private final Climate climate;

  private Onsets(long seed, Climate climate) {
    this.random = new SplittableRandom(seed);
    this.climate = climate;
  }

  /** So many deployments with onsets from 0.3 to 120 s, as many under 6 s as over it. */
  static List<Onset> of(int number, long seed, Climate climate) {
    Onsets onsets = new Onsets(seed, climate);
    return IntStream.range(0, number).mapToObj(i -> onsets.any()).toList();
  }

  /** So many deployments with one onset, of every kind but a missing certificate. */
  static List<Onset> at(Duration onset, int number, long seed, Climate climate) {
    Onsets onsets = new Onsets(seed, climate);
    return IntStream.range(0, number)
        .mapToObj(i -> onsets.at(onset, onsets.pick(WITH_CERTIFICATE)))
        .toList();
  }

  /** So many deployments with one onset that neither flap nor have late edges. */
  static List<Onset> plain(Duration onset, int number, long seed) {
    Onsets onsets = new Onsets(seed, Climate.usual());
    return IntStream.range(0, number)
        .mapToObj(i -> onsets.of(onset, onsets.pick(WITH_CERTIFICATE), List.of(), List.of(onset)))
        .toList();
  }

  private Onset any() {
    Before before = pick(ANY);
    Duration last = before == Before.SLOW_TLS ? LAST_CERTIFICATE : LAST;
    return at(evenlyOverMagnitudes(FIRST, last), before);
  }

  /** A third flaps, a third has late edges; a certificate comes once and everywhere. */
  private Onset at(Duration at, Before before) {
    int kind = before == Before.SLOW_TLS ? 0 : random.nextInt(3);
    return of(at, before, kind == 1 ? flaps(at) : List.of(), kind == 2 ? edges(at) : List.of(at));
  }

  private Onset of(Duration at, Before before, List<Spell> flaps, List<Duration> edges) {
    return new Onset(at, before, flaps, edges, climate.edgesTakeTurns(), random.nextLong());
  }

  private List<Spell> flaps(Duration onset) {
    List<Spell> flaps = new ArrayList<>();
    Duration end = onset;
    int most = random.nextInt(1, MOST_FLAPS + 1);
    while (flaps.size() < most) {
      Duration until = end.minus(between(climate.shortestOutage(), LONGEST_OUTAGE));
      Duration from = until.minus(between(SHORTEST_SPELL, climate.longestSpell()));
      if (from.isNegative()) {
        return flaps;
      }
      flaps.add(new Spell(from, until));
      end = from;
    }
    return flaps;
  }

  private List<Duration> edges(Duration onset) {
    List<Duration> edges = new ArrayList<>();
    int number = random.nextInt(2, MOST_EDGES + 1);
    Duration spread = onset.compareTo(LATEST_EDGE) < 0 ? onset : LATEST_EDGE;
    while (edges.size() < number - 1) {
      edges.add(onset.minus(between(Duration.ZERO, spread)));
    }
    edges.add(onset);
    return edges;
  }

  private Before pick(List<Before> some) {
    return some.get(random.nextInt(some.size()));
  }

  private Duration between(Duration least, Duration most) {
    return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
  }

  private Duration evenlyOverMagnitudes(Duration least, Duration most) {
    double ratio = (double) most.toNanos() / least.toNanos();
    return Duration.ofNanos((long) (least.toNanos() * Math.pow(ratio, random.nextDouble())));
  }
}
