package dev.penstock.pipeline.deploy;

import dev.penstock.config.ServiceConfig;

/** Who deploys which service. */
@FunctionalInterface
public interface Deployers {

  /**
   * The deployer of a service, connected when it is first asked for.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when its credentials are missing
   */
  Deployer of(ServiceConfig service);
}
