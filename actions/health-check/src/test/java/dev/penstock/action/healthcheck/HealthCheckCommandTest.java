package dev.penstock.action.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.health.Verdict;
import dev.penstock.inputs.PreviewWorld;
import dev.penstock.pipeline.preview.FakeProviders;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service is proven, is not, or nobody knows. */
class HealthCheckCommandTest {
  @TempDir private Path workspace;

  private static final String URL = "https://api.codex.example/health";

  @Test
  void an_address_that_serves_the_version_is_proven() {
    CommandRun run = run(new PreviewWorld(workspace)).execute();

    assertThat(run.exit()).isZero();
    assertThat(run.outputs())
        .containsEntry("reason-code", "healthy")
        .containsEntry("probes", "3")
        .hasEntrySatisfying("verdict", verdict -> assertThat(verdict).startsWith("healthy at"));
  }

  @Test
  void a_wrong_answer_is_a_failure_and_no_answer_is_inconclusive() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().probe = (target, timeout) -> new Verdict.Unhealthy(503);
    CommandRun wrong = run(world).execute();
    world.providers().probe = (target, timeout) -> new Verdict.Timeout(Duration.ofSeconds(5));
    CommandRun none = run(world).execute();

    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.outputs()).containsEntry("verdict", "unhealthy (status 503)");
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.outputs()).containsEntry("reason-code", "health-inconclusive");
  }

  @Test
  void everything_that_is_wrong_with_the_inputs_is_told_at_once() {
    CommandRun run =
        run(new PreviewWorld(workspace))
            .input("url", "ftp://codex.example")
            .input("version-from", "cookie")
            .input("deadline", "0s")
            .execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.annotations("error"))
        .singleElement()
        .asString()
        .contains("url must", "version-from must", "deadline must");
  }

  private static CommandHarness run(PreviewWorld world) {
    return world
        .withoutInputs(HealthCheckCommand::new)
        .input("url", URL)
        .input("expected-version", FakeProviders.COMMIT)
        .input("deadline", "30s");
  }
}
