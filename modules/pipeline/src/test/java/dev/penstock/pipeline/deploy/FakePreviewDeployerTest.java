package dev.penstock.pipeline.deploy;

import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FakePreviewDeployerTest extends PreviewDeployerContract {
  private final FakePreviewDeployer deployer = new FakePreviewDeployer();

  @Override
  protected PreviewDeployer deployer() {
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
