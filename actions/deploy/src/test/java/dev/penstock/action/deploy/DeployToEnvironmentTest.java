package dev.penstock.action.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.inputs.EnvironmentSession;
import dev.penstock.inputs.EnvironmentWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lasting environment is deployed, recorded and told of. */
class DeployToEnvironmentTest {
  private static final String FIRST = "1".repeat(40);
  private static final String SECOND = "2".repeat(40);

  @TempDir private Path workspace;
  private EnvironmentWorld world;

  @BeforeEach
  void world() {
    world = new EnvironmentWorld(workspace);
  }

  @Test
  void a_healthy_deploy_is_told_and_recorded() {
    CommandRun run = deploy(FIRST).execute();

    assertThat(run.exit()).isZero();
    assertThat(run.outputs())
        .containsEntry("services", "api,web")
        .containsEntry("state", "proven")
        .containsEntry("url", "https://www.codex.example")
        .containsEntry("issue", "");
    assertThat(world.providers().ledger().all()).hasSize(1);
    assertThat(run.summary()).contains("mermaid", "https://api.codex.example");
  }

  @Test
  void an_unhealthy_deploy_is_undone_and_opens_one_issue_that_the_next_good_one_closes() {
    deploy(FIRST).execute();
    world.providers().deployer.breaks("codex-web", SECOND);

    CommandRun run = deploy(SECOND).input("webhook-url", "https://hooks.example/x").execute();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outputs())
        .containsEntry("state", "rolled-back")
        .containsEntry("services", "web,api");
    assertThat(run.outputs().get("issue")).contains("/issues/");
    assertThat(world.issues().open()).hasSize(1);
    assertThat(world.notices()).hasSize(1);
    assertThat(world.providers().deployer.served().values()).containsOnly(FIRST);

    deploy("3".repeat(40)).execute();

    assertThat(world.issues().open()).isEmpty();
  }

  @Test
  void whoever_wants_no_issue_gets_none() {
    world.providers().deployer.breaks("codex-web", FIRST);

    deploy(FIRST).input("failure-issue", "false").execute();

    assertThat(world.issues().all()).isEmpty();
  }

  @Test
  void an_unknown_environment_and_a_bad_workflow_name_are_told_together() {
    CommandRun run =
        deploy(FIRST).input("environment", "prod").input("rollback-workflow", "a b").execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outputs().get("result"))
        .contains("is none of penstock.yml's: production", "rollback-workflow must be");
    assertThat(world.providers().ledger().all()).isEmpty();
  }

  private CommandHarness deploy(String commit) {
    return world.run(DeployToEnvironmentTest::command).input("commit", commit);
  }

  private static DeployCommand command(EnvironmentSession.Factory environments) {
    return new DeployCommand(
        (context, credentials, zone) -> {
          throw new AssertionError("this is no preview");
        },
        environments);
  }
}
