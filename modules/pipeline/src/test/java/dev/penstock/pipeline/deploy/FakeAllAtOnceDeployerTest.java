package dev.penstock.pipeline.deploy;

import dev.penstock.pipeline.resource.Owner;

class FakeAllAtOnceDeployerTest extends AllAtOnceDeployerContract {
  private final FakeVersions versions = new FakeVersions();
  private final FakeDeployer deployer = FakeDeployer.allAtOnce();

  @Override
  protected Deployer deployer() {
    return deployer;
  }

  @Override
  protected ServiceVersion version(String name, Owner owner) {
    return versions.next(name, owner);
  }
}
