package dev.penstock.health;

import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One service being watched. Used once, by one thread. */
final class Watch {
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

  private final Probe probe;
  private final Time time;
  private final HealthTarget target;
  private final Duration hold;
  private final Duration interval;
  private final double budget;
  private final Instant start;
  private final List<Observation> observations = new ArrayList<>();
  private int bad;

  Watch(
      Probe probe,
      Time time,
      HealthTarget target,
      Duration hold,
      Duration interval,
      double budget) {
    Requirement.positive(interval, "the interval");
    if (hold.isNegative() || !(budget >= 0 && budget <= 100)) {
      throw new IllegalArgumentException("hold " + hold + ", error budget " + budget + " %");
    }
    this.probe = probe;
    this.time = time;
    this.target = target;
    this.hold = hold;
    this.interval = interval;
    this.budget = budget;
    this.start = time.now();
  }

  WatchReport run() {
    long turn = observe();
    while (!isLost(turn) && at(turn).compareTo(hold) <= 0) {
      time.sleep(at(turn).minus(time.since(start)));
      turn = observe();
    }
    return new WatchReport(new Evidence(observations), budget);
  }

  /** Probes, and tells which turn is next: a slow answer takes the place of later probes. */
  private long observe() {
    Verdict verdict = probe.ask(target, PROBE_TIMEOUT);
    Duration at = time.since(start);
    observations.add(new Observation(at, verdict));
    bad += WatchReport.isBad(verdict) ? 1 : 0;
    return at.dividedBy(interval) + 1;
  }

  private Duration at(long turn) {
    return interval.multipliedBy(turn);
  }

  /** Whether the budget is broken even if every probe that can still be made is good. */
  private boolean isLost(long turn) {
    long toCome = Math.max(0, hold.dividedBy(interval) - turn + 1);
    return bad * 100.0 > budget * (observations.size() + toCome);
  }
}
