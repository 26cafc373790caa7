package dev.penstock.action.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.inputs.EnvironmentWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lasting environment is taken back. */
class RollbackCommandTest {
  @TempDir private Path workspace;
  private EnvironmentWorld world;

  @BeforeEach
  void world() {
    world = new EnvironmentWorld(workspace);
  }

  @Test
  void without_a_ledger_there_is_nothing_to_go_back_to() {
    CommandRun run = rollback().execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outputs()).containsEntry("reason-code", "rollback-target-unknown");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    CommandRun run = rollback().input("to", "yesterday").input("database", "restore").execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outputs().get("result")).contains("to it is neither", "confirm must be");
  }

  private CommandHarness rollback() {
    return world.run(RollbackCommand::new);
  }
}
