package dev.penstock.pipeline.release;

import dev.penstock.pipeline.deploy.Deployer;

/** Who deploys which service. */
@FunctionalInterface
public interface Deployers {

  /**
   * The deployer of a service, connected when it is first asked for.
   *
   * @param plan what the service is a part of
   * @throws dev.penstock.kernel.PenstockException with exit 2 when its credentials are missing
   */
  Deployer of(EnvironmentPlan plan, PlacedService service);
}
