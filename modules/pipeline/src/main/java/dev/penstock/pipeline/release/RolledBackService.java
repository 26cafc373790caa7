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

  /** Why it does not serve the earlier release; empty when it does. */
  public Optional<Failure> failure() {
    return isProven() ? Optional.empty() : tool.or(this::unproven);
  }

  private Optional<Failure> unproven() {
    String why = health.map(HealthReport::explain).orElse("it was not asked");
    return Optional.of(
        Failure.failed(
            "rollback-unproven",
            service.key() + " is not healthy with the release it was taken back to",
            why,
            "Look at "
                + service.url()
                + " and at its logs; what is wrong may lie outside the code."));
  }

  /** Whether it serves the earlier release again. */
  public boolean isProven() {
    return health.filter(HealthReport.Proven.class::isInstance).isPresent();
  }
}
