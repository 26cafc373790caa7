package dev.penstock.pipeline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.ExitCode;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Deployer} does besides when it can only put a version live as a whole. Marks and
 * pins are not its business: what it deploys to may have neither.
 */
public abstract class AllAtOnceDeployerContract extends DeployerContract {

  @Test
  void a_share_is_refused_and_nothing_changes() {
    Release live = goLive(version());
    ServiceVersion version = version();
    StagedRelease staged = deployer().stage(version);

    assertExit(ExitCode.INVALID, () -> deployer().promote(version, staged, 10));
    assertThat(deployer().current(NAME)).contains(live);
  }

  @Test
  void there_is_no_pin() {
    assertThat(deployer().pin(goLive(version()))).isEmpty();
  }
}
