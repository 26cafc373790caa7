package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is told all at once, with exit 2, before anybody is asked anything. */
@ExtendWith(InWorld.class)
class WrongInputsTest {
  private final World world;
  private final Checkout checkout = Checkout.small();

  WrongInputsTest(World world) {
    this.world = world;
  }

  @AfterEach
  void nobodyWasAskedAnything() {
    assertThat(world.sandbox().exchanges().all()).isEmpty();
  }

  @Test
  void every_wrong_input_is_named_at_once() {
    StepRun run =
        world
            .pullRequest()
            .up(checkout)
            .with("pull-request", "0")
            .with("commit", "main")
            .with("config", "elsewhere.yml")
            .run()
            .exited(2);
    assertThat(run.log())
        .contains("pull-request")
        .contains("commit")
        .contains("elsewhere.yml")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy-preview", "cleanup"})
  void every_missing_credential_is_named_at_once(String action) {
    Step step = world.pullRequest().step(action, checkout);
    for (String input : world.credentials().keySet()) {
      step = step.with(input, "");
    }
    StepRun run = step.run().exited(2);
    world.credentials().keySet().forEach(input -> assertThat(run.log()).contains(input));
  }

  @Test
  void a_variable_that_the_configuration_needs_is_named_when_it_is_missing() {
    StepRun run = world.pullRequest().up(checkout).without("NEON_PROJECT_ID").run().exited(2);
    assertThat(run.log()).contains("NEON_PROJECT_ID");
  }

  @Test
  void a_run_that_no_pull_request_has_started_says_that_it_needs_a_number() {
    StepRun run =
        world
            .pullRequest()
            .up(checkout)
            .without("GITHUB_EVENT_PATH")
            .env("GITHUB_EVENT_NAME", "push")
            .run()
            .exited(2);
    assertThat(run.log()).contains("pull-request");
  }

  @Test
  void every_problem_of_the_configuration_is_told_with_file_line_and_column() {
    checkout.edit(
        "penstock.yml",
        text ->
            text.replace("directory: services/web", "directry: services/web")
                .replace("timeout: 1m", "timeout: soon")
                .replace("name: codex-web-preview-${pr}", "name: codex-web-preview"));
    StepRun run = world.pullRequest().up(checkout).run().exited(2);
    assertThat(run.log())
        .containsPattern("penstock\\.yml:\\d+:\\d+: .*directry.*directory")
        .containsPattern("penstock\\.yml:\\d+:\\d+: .*soon")
        .containsPattern("penstock\\.yml:\\d+:\\d+: .*codex-web-preview");
  }

  @Test
  void an_action_that_does_not_exist_is_told_with_the_one_that_was_meant() {
    StepRun run = Step.of("deploy-previw", world.job(checkout.folder())).run().exited(2);
    assertThat(run.log()).contains("deploy-preview");
  }
}
