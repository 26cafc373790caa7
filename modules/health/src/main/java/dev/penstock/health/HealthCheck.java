package dev.penstock.health;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import java.time.Duration;

/**
 * Proves that a service serves what was deployed. Thread-safe: several services may be proven at
 * once.
 */
public final class HealthCheck {
  private final Probe probe;
  private final Time time;
  private final Progress progress;

  public HealthCheck(Probe probe, Time time, Progress progress) {
    this.probe = probe;
    this.time = time;
    this.progress = progress;
  }

  /**
   * Probes until the service is proven, or waiting can't mend it, or the policy is used up.
   *
   * <p>A login in front of the service ends it early: three probes in a row over at least five
   * seconds, because a new route may show one for a moment.
   *
   * @throws dev.penstock.kernel.PenstockException when the run is being cancelled
   */
  public HealthReport prove(HealthTarget target, HealthPolicy policy) {
    HealthReport report = new Proof(probe, time, progress, target, policy).run();
    progress.say(target.name() + ": " + report.explain());
    return report;
  }

  /**
   * Watches a service that is live, as between two steps of a gradual rollout: probes at once and
   * then at every interval until the hold is over. A probe may take 5 s; one that takes longer than
   * the interval takes the place of the next.
   *
   * <p>A good answer of another version counts as good, because both versions serve meanwhile. To
   * watch the new one alone, let the target's headers lead to it.
   *
   * @param hold how long; zero probes once
   * @param interval between the beginnings of two probes
   * @param errorBudgetPercent the share of bad probes that is allowed, 0 to 100; watching ends
   *     early once it can't be kept
   * @throws dev.penstock.kernel.PenstockException when the run is being cancelled
   */
  public WatchReport watch(
      HealthTarget target, Duration hold, Duration interval, double errorBudgetPercent) {
    WatchReport report = new Watch(probe, time, target, hold, interval, errorBudgetPercent).run();
    progress.say(target.name() + ": " + report.explain());
    return report;
  }
}
