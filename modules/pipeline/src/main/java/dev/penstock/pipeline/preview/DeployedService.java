package dev.penstock.pipeline.preview;

import dev.penstock.health.HealthReport;
import dev.penstock.pipeline.deploy.Release;

/**
 * A service that was deployed, and what its probes said.
 *
 * @param service the service
 * @param release what the provider serves
 * @param health whether it was proven
 */
public record DeployedService(PlannedService service, Release release, HealthReport health) {

  /** Whether it serves what was deployed. */
  public boolean isProven() {
    return health instanceof HealthReport.Proven;
  }
}
