package dev.penstock.pipeline.deploy;

import dev.penstock.pipeline.resource.Owner;

class FakeGradualDeployerTest extends GradualDeployerContract {
  private final FakeVersions versions = new FakeVersions();
  private final FakeDeployer deployer = FakeDeployer.gradual();

  @Override
  protected Deployer deployer() {
    return deployer;
  }

  @Override
  protected ServiceVersion version(String name, Owner owner) {
    return versions.next(name, owner);
  }

  @Override
  protected void plant(String name) {
    deployer.plant(versions.next(name, OWNER));
  }
}
