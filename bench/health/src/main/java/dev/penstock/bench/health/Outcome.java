package dev.penstock.bench.health;

import dev.penstock.health.HealthReport;
import java.time.Duration;

/** What a policy made of one deployment. */
record Outcome(Onset onset, HealthReport report) {

  boolean isFalseHealthy() {
    return isHealthy() && saidAt().compareTo(onset.at()) < 0;
  }

  boolean isFalseFailed() {
    return !isHealthy();
  }

  boolean isRight() {
    return isHealthy() && !isFalseHealthy();
  }

  /** From the onset to the verdict; only of a right one. */
  Duration lag() {
    return saidAt().minus(onset.at());
  }

  int probes() {
    return report.evidence().probes();
  }

  private boolean isHealthy() {
    return report instanceof HealthReport.Proven;
  }

  private Duration saidAt() {
    return report.evidence().duration();
  }
}
