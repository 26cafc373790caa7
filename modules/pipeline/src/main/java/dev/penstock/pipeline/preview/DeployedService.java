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

  /** Where it answers, without a final slash: where the provider says, or else where planned. */
  public String url() {
    return url(service, release);
  }

  static String url(PlannedService service, Release release) {
    return release
        .url()
        .or(service::url)
        .orElseThrow(() -> new IllegalStateException("no address of " + release.name()));
  }
}
