package dev.penstock.pipeline.release;

import dev.penstock.health.HealthReport;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.ledger.ReleasedService;
import java.util.Optional;

/**
 * A service that was given back an earlier release.
 *
 * @param service the service
 * @param to the release it was given
 * @param tool what the deployer failed over; empty when it said that all went well
 * @param health what the probes said of it afterwards; empty when it never got that far
 */
public record RolledBackService(
    PlacedService service,
    ReleasedService to,
    Optional<Failure> tool,
    Optional<HealthReport> health) {

  /** Whether it serves the earlier release again. */
  public boolean isProven() {
    return health.filter(HealthReport.Proven.class::isInstance).isPresent();
  }
}
