package dev.penstock.pipeline.deploy;

import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FakeDeployerTest extends DeployerContract {
  private final FakeDeployer deployer = new FakeDeployer();

  @Override
  protected Deployer deployer() {
    return deployer;
  }

  @Override
  protected ServiceVersion version(String name, Owner owner) {
    return new ServiceVersion(
        name,
        owner,
        "a".repeat(40),
        Path.of("/app"),
        Optional.empty(),
        List.of(name + ".codex.example"),
        Map.of(),
        Map.of());
  }

  @Override
  protected void plant(String name) {
    deployer.plant(name);
  }
}
