package dev.penstock.action.dbbranch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.inputs.PreviewWorld;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch comes and goes. */
class DbBranchCommandTest {
  @TempDir private Path workspace;

  @Test
  void a_branch_is_made_once_and_found_again() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun made = world.run(DbBranchCommand::new).execute();
    CommandRun found = world.run(DbBranchCommand::new).execute();

    assertThat(made.outputs())
        .containsEntry("branch-name", "pr-8")
        .containsEntry("created", "true")
        .containsEntry("reason-code", "branch-created")
        .hasEntrySatisfying("direct-url", url -> assertThat(url).startsWith("postgres"));
    assertThat(found.outputs())
        .containsEntry("created", "false")
        .containsEntry("reason-code", "branch-reused")
        .containsEntry("branch-id", made.outputs().get("branch-id"));
    assertThat(world.providers().databases.names()).containsExactlyInAnyOrder("production", "pr-8");
  }

  @Test
  void a_name_of_its_own_is_made_legal() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun run = world.run(DbBranchCommand::new).input("name", "PR 8 / E2E").execute();

    assertThat(run.outputs().get("branch-name")).matches("pr-8-e2e-[a-z0-9]+");
  }

  @Test
  void deleting_takes_only_the_branch_of_that_name_and_does_nothing_the_second_time() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.run(DbBranchCommand::new).execute();
    world.run(DbBranchCommand::new).input("name", "pr-8-e2e").execute();
    CommandRun first = world.run(DbBranchCommand::new).input("name", "pr-8-e2e").execute("delete");
    CommandRun second = world.run(DbBranchCommand::new).input("name", "pr-8-e2e").execute("delete");

    assertThat(first.outputs()).containsEntry("reason-code", "branch-removed");
    assertThat(second.outputs()).containsEntry("reason-code", "branch-absent");
    assertThat(world.providers().databases.names()).containsExactlyInAnyOrder("production", "pr-8");
  }

  @Test
  void an_ephemeral_branch_is_gone_when_the_job_ends() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun made = ephemeral(world).execute();
    assertThat(world.providers().databases.names()).contains("pr-8-e2e");
    CommandRun end =
        ephemeral(world).variable("STATE_ephemeral-branch", "pr-8-e2e").execute("clean-up");

    assertThat(made.state()).containsEntry("ephemeral-branch", "pr-8-e2e");
    assertThat(end.outputs()).containsEntry("reason-code", "branch-removed");
    assertThat(world.providers().databases.names()).containsExactly("production");
  }

  @Test
  void a_branch_that_could_not_be_made_is_still_left_to_the_end_of_the_job() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().databases.has("pr-8-e2e", Optional.empty());
    CommandRun refused = ephemeral(world).execute();

    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.state()).containsEntry("ephemeral-branch", "pr-8-e2e");
  }

  @Test
  void the_end_of_a_job_removes_nothing_that_was_not_ephemeral() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.run(DbBranchCommand::new).execute();
    CommandRun end = world.run(DbBranchCommand::new).execute("clean-up");

    assertThat(end.outputs()).containsEntry("reason-code", "branch-absent");
    assertThat(world.providers().databases.names()).contains("pr-8");
  }

  @Test
  void the_previews_own_branch_is_never_ephemeral() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun run = world.run(DbBranchCommand::new).input("ephemeral", "true").execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.shown()).contains("needs name");
    assertThat(world.providers().databases.names()).containsExactly("production");
  }

  private static CommandHarness ephemeral(PreviewWorld world) {
    return world.run(DbBranchCommand::new).input("name", "pr-8-e2e").input("ephemeral", "true");
  }

  @Test
  void somebody_elses_branch_is_refused_with_exit_4() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().databases.has("pr-8", Optional.empty());

    assertThat(world.run(DbBranchCommand::new).execute().exit()).isEqualTo(4);
    assertThat(world.run(DbBranchCommand::new).execute("delete").exit()).isEqualTo(4);
    assertThat(world.providers().databases.names()).contains("pr-8");
  }

  @Test
  void a_variable_that_is_blank_counts_as_not_set() {
    CommandRun run =
        new PreviewWorld(workspace)
            .run(DbBranchCommand::new)
            .variable("NEON_PROJECT_ID", " ")
            .execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outputs()).containsEntry("reason-code", "variable-missing");
  }

  @Test
  void a_project_without_a_database_is_told_so() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.write(
        "penstock.yml",
        """
        version: 1
        project: codex
        services:
          api: { deployer: workers, preview: { name: "a-${pr}", host: "a-${pr}.example.com" } }
        """);

    assertThat(world.run(DbBranchCommand::new).execute().outputs())
        .containsEntry("reason-code", "database-missing");
  }
}
