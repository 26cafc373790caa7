package dev.penstock.action.deploypreview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.health.Verdict;
import dev.penstock.inputs.PreviewWorld;
import dev.penstock.pipeline.preview.FakeProviders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The umbrella does what the event asks for. */
class DeployPreviewCommandTest {
  @TempDir private Path workspace;

  @Test
  void up_brings_everything_up_and_tells_where_it_is() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun run = world.run(DeployPreviewCommand::new).execute("up");

    assertThat(run.outputs())
        .containsEntry("state", "ready")
        .containsEntry("reason-code", "preview-ready")
        .containsEntry("url", "https://codex-preview-8.codex.example")
        .containsEntry("branch-name", "pr-8");
    assertThat(run.summary()).contains("codex-preview-8.codex.example");
    assertThat(world.providers().comments().count(8)).isEqualTo(1);
  }

  @Test
  void an_opened_pull_request_means_up_and_a_closed_one_down() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun up = event(world, "opened").execute();
    CommandRun down = event(world, "closed").execute();

    assertThat(up.outputs()).containsEntry("state", "ready");
    assertThat(down.outputs())
        .containsEntry("state", "removed")
        .hasEntrySatisfying("removed", removed -> assertThat(removed).contains("branch pr-8"));
    assertThat(world.providers().databases.names()).containsExactly("production");
    assertThat(world.providers().deployer.names()).isEmpty();
  }

  @Test
  void a_failure_still_tells_what_there_is() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().probe =
        (target, timeout) -> new Verdict.WrongVersion("0000", FakeProviders.COMMIT);
    CommandRun run = world.run(DeployPreviewCommand::new).execute("up");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outputs())
        .containsEntry("state", "failed")
        .containsEntry("reason-code", "wrong-version")
        .containsEntry("url", "")
        .containsEntry("branch-name", "pr-8");
  }

  @Test
  void a_configuration_that_is_wrong_is_told_with_the_inputs_and_nothing_is_touched() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.write("penstock.yml", "version: 1\nproject: codex\nservises: {}\n");
    CommandRun run = world.run(DeployPreviewCommand::new).input("commit", "HEAD").execute("up");

    assertThat(run.outputs()).containsEntry("reason-code", "input-invalid");
    assertThat(run.annotations("error"))
        .singleElement()
        .asString()
        .contains("penstock.yml:3:1", "services", "commit");
    assertThat(world.providers().comments().count(8)).isZero();
  }

  @Test
  void a_project_whose_services_have_no_preview_is_told_so() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.write(
        "penstock.yml",
        """
        version: 1
        project: codex
        environments: { production: {} }
        services:
          api:
            deployer: workers
            environments: { production: { name: api, host: api.example.com } }
        """);
    CommandRun run = world.run(DeployPreviewCommand::new).execute("up");

    assertThat(run.outputs()).containsEntry("reason-code", "input-invalid");
    assertThat(run.annotations("error"))
        .singleElement()
        .asString()
        .contains("has no service with a `preview:`");
  }

  private static CommandHarness event(PreviewWorld world, String action) {
    world.write(
        "event.json",
        """
        {
          "action": "%s", "number": 8,
          "pull_request": {
            "head": {"sha": "%s", "ref": "feature/auth", "repo": {"full_name": "acme/codex"}},
            "base": {"ref": "main", "repo": {"full_name": "acme/codex"}},
            "user": {"login": "alice"}
          }
        }
        """
            .formatted(action, FakeProviders.COMMIT));
    return world
        .withoutInputs(DeployPreviewCommand::new)
        .variable("NEON_PROJECT_ID", "still-fog-12345678")
        .variable("GITHUB_EVENT_NAME", "pull_request")
        .variable("GITHUB_EVENT_PATH", world.path("event.json"));
  }
}
