package dev.penstock.action.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandRun;
import dev.penstock.health.Verdict;
import dev.penstock.inputs.PreviewWorld;
import dev.penstock.inputs.ProviderSession;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services are deployed in order and proven. */
class DeployCommandTest {
  @TempDir private Path workspace;

  private static final Owner OWNER = new Owner("codex", "pr-8");

  @Test
  void all_services_are_deployed_in_order_and_told() {
    PreviewWorld world = worldWithABranch();
    CommandRun run = world.run(DeployCommandTest::command).execute();

    assertThat(run.outputs())
        .containsEntry("services", "api,web")
        .containsEntry("url", "https://codex-preview-8.codex.example")
        .containsEntry("reason-code", "services-proven");
    assertThat(world.providers().deployer.deployed())
        .extracting(ServiceVersion::name)
        .containsExactly("codex-api-preview-8", "codex-web-preview-8");
  }

  @Test
  void the_first_that_is_not_proven_ends_it_and_later_ones_are_left_alone() {
    PreviewWorld world = worldWithABranch();
    world.providers().probe = (target, timeout) -> new Verdict.Unhealthy(500);
    CommandRun run = world.run(DeployCommandTest::command).execute();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outputs())
        .containsEntry("reason-code", "unhealthy")
        .containsEntry("services", "");
    assertThat(world.providers().deployer.names()).containsExactly("codex-api-preview-8");
  }

  @Test
  void a_service_that_needs_the_database_needs_its_branch() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun run = world.run(DeployCommandTest::command).execute();

    assertThat(run.outputs()).containsEntry("reason-code", "branch-missing");
    assertThat(world.providers().deployer.names()).isEmpty();
  }

  @Test
  void a_missing_commit_and_a_missing_variable_are_told_together() {
    CommandRun run =
        worldWithABranch()
            .withoutInputs(DeployCommandTest::command)
            .input("pull-request", "8")
            .execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outputs().get("result"))
        .contains("input-invalid", "commit is missing", "NEON_PROJECT_ID");
  }

  private PreviewWorld worldWithABranch() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().databases.has("pr-8", Optional.of(OWNER));
    return world;
  }

  private static DeployCommand command(ProviderSession.Factory previews) {
    return new DeployCommand(
        previews,
        (context, credentials) -> {
          throw new AssertionError("a preview needs no lasting environment");
        });
  }
}
