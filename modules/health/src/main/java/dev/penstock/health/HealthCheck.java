package dev.penstock.health;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;

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
}
