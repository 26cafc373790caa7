package dev.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubRunTest {

  @Test
  void the_facts_of_a_run_are_read_from_the_runners_variables() {
    GitHubRun run =
        run(
            Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_REPOSITORY", "acme/codex",
                "GITHUB_SHA", "a".repeat(40),
                "GITHUB_RUN_ID", "123",
                "GITHUB_ACTOR", "ada",
                "GITHUB_WORKSPACE", "/github/workspace",
                "GITHUB_EVENT_NAME", "pull_request",
                "GITHUB_API_URL", "http://127.0.0.1:4711/",
                "GITHUB_SERVER_URL", "https://ghe.example"));

    assertThat(run.inWorkflow()).isTrue();
    assertThat(run.repository()).contains("acme/codex");
    assertThat(run.requireRepository()).isEqualTo("acme/codex");
    assertThat(run.sha()).contains("a".repeat(40));
    assertThat(run.runAttempt()).isEqualTo(1);
    assertThat(run.actor()).contains("ada");
    assertThat(run.workspace()).isEqualTo(Path.of("/github/workspace"));
    assertThat(run.eventName()).contains("pull_request");
    assertThat(run.apiUrl()).isEqualTo(URI.create("http://127.0.0.1:4711"));
    assertThat(run.runUrl())
        .contains(URI.create("https://ghe.example/acme/codex/actions/runs/123"));
  }

  @Test
  void a_later_attempt_has_a_page_of_its_own() {
    GitHubRun run =
        run(
            Map.of(
                "GITHUB_REPOSITORY", "acme/codex",
                "GITHUB_RUN_ID", "123",
                "GITHUB_RUN_ATTEMPT", "2"));

    assertThat(run.runUrl())
        .contains(URI.create("https://github.com/acme/codex/actions/runs/123/attempts/2"));
  }

  @Test
  void on_a_machine_the_facts_are_absent_and_the_addresses_are_githubs() {
    GitHubRun run = run(Map.of());

    assertThat(run.inWorkflow()).isFalse();
    assertThat(run.repository()).isEmpty();
    assertThat(run.runUrl()).isEmpty();
    assertThat(run.apiUrl()).isEqualTo(URI.create("https://api.github.com"));
    assertThat(run.workspace()).isEqualTo(Path.of("").toAbsolutePath());
    assertThatThrownBy(run::requireRepository).satisfies(GitHubRunTest::isInvalid);
  }

  @Test
  void a_repository_or_a_run_of_another_form_is_as_good_as_none() {
    GitHubRun run = run(Map.of("GITHUB_REPOSITORY", "acme/../x y", "GITHUB_RUN_ID", "1/../../x"));
    assertThat(run.repository()).isEmpty();
    assertThat(run.runUrl()).isEmpty();
  }

  @Test
  void an_address_that_is_none_is_refused() {
    assertThatThrownBy(() -> run(Map.of("GITHUB_API_URL", "api")).apiUrl())
        .satisfies(GitHubRunTest::isInvalid);
    assertThatThrownBy(() -> run(Map.of("GITHUB_API_URL", "http://a b")).apiUrl())
        .satisfies(GitHubRunTest::isInvalid);
  }

  @Test
  void a_blank_input_is_an_absent_one_and_names_keep_their_dashes() {
    Inputs inputs =
        new Inputs(
            Environment.of(
                Map.of("INPUT_NEON-API-KEY", "k", "INPUT_MY_NAME", " n\n", "INPUT_CONFIG", "  ")));

    assertThat(inputs.get("neon-api-key")).contains("k");
    assertThat(inputs.get("my name")).contains("n");
    assertThat(inputs.get("config")).isEmpty();
    assertThat(inputs.get("other")).isEmpty();
  }

  @Test
  void an_environment_shows_its_names_only() {
    assertThat(Environment.of(Map.of("TOKEN", "planted-secret"))).hasToString("Environment[TOKEN]");
  }

  private static GitHubRun run(Map<String, String> variables) {
    return new GitHubRun(Environment.of(variables));
  }

  private static void isInvalid(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            PenstockException.class,
            e -> assertThat(e.failure().exit()).isEqualTo(ExitCode.INVALID));
  }
}
