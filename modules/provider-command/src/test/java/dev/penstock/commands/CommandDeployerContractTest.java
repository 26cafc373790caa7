package dev.penstock.commands;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.deploy.AllAtOnceDeployerContract;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.release.SampleService;
import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract over real programs. */
class CommandDeployerContractTest extends AllAtOnceDeployerContract {
  @TempDir private Path root;
  private int commits;

  @BeforeEach
  void programs_are_there() {
    DirectoryServer.in(Programs.folder(root));
  }

  @Override
  protected Deployer deployer() {
    SampleService service = Programs.service();
    return CommandDeployer.of(
        service.plan(root), service.placed(), Programs.runner(new Redactor(), Progress.silent()));
  }

  @Override
  protected ServiceVersion version(String name, Owner owner) {
    commits++;
    return Programs.version(root, name, owner, "%040x".formatted(commits));
  }
}
