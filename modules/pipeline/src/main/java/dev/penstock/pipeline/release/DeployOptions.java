package dev.penstock.pipeline.release;

import java.time.Duration;
import java.util.Set;

/**
 * How a deploy is meant.
 *
 * @param components the keys of the services to deploy; empty for all
 * @param force whether services are deployed that did not change
 * @param ignoreHold whether a commit is deployed that a rollback put on hold
 * @param patience how long to wait for another run's turn to end; zero to be refused at once
 */
public record DeployOptions(
    Set<String> components, boolean force, boolean ignoreHold, Duration patience) {

  public DeployOptions {
    components = Set.copyOf(components);
  }

  /** All services, those that changed, up to 30 minutes behind another run. */
  public static DeployOptions standard() {
    return new DeployOptions(Set.of(), false, false, Duration.ofMinutes(30));
  }

  /** Whether the service is among those to be deployed. */
  boolean picks(PlacedService service) {
    return components.isEmpty() || components.contains(service.key());
  }
}
