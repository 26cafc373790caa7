package dev.penstock.action.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandRun;
import dev.penstock.inputs.PreviewWorld;
import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything of a preview goes, and nothing else. */
class CleanupCommandTest {
  @TempDir private Path workspace;

  private static final Owner OWNER = new Owner("codex", "pr-8");

  @Test
  void what_is_the_previews_goes_and_a_second_run_finds_nothing() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().databases.has("pr-8", Optional.of(OWNER));
    world.providers().zone.plant("api-preview-8.codex.example", OWNER.mark());
    CommandRun first = world.run(CleanupCommand::new).execute();
    CommandRun second = world.run(CleanupCommand::new).execute();

    assertThat(first.outputs())
        .containsEntry("reason-code", "preview-removed")
        .containsEntry("removed", "api-preview-8.codex.example,branch pr-8");
    assertThat(second.exit()).isZero();
    assertThat(second.outputs())
        .containsEntry("reason-code", "preview-absent")
        .containsEntry("removed", "");
    assertThat(world.providers().databases.names()).containsExactly("production");
  }

  @Test
  void what_is_not_the_previews_stays_and_is_told_with_exit_4() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().deployer.plant("codex-api-preview-8");
    world.providers().databases.has("pr-8", Optional.of(OWNER));
    CommandRun run = world.run(CleanupCommand::new).execute();

    assertThat(run.exit()).isEqualTo(4);
    assertThat(world.providers().deployer.names()).containsExactly("codex-api-preview-8");
    assertThat(world.providers().databases.names())
        .as("the rest is removed all the same")
        .containsExactly("production");
  }
}
