package dev.penstock.action.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.health.HealthTarget;
import dev.penstock.health.Redirects;
import dev.penstock.health.Verdict;
import dev.penstock.inputs.PreviewWorld;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.preview.FakeProviders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  @Test
  void what_is_asked_of_an_answer_reaches_the_probe() {
    List<HealthTarget> asked = new ArrayList<>();
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().probe =
        (target, timeout) -> {
          asked.add(target);
          return new Verdict.Healthy(FakeProviders.COMMIT, Duration.ZERO);
        };

    run(world)
        .input("status", "200, 204")
        .input("contains", "ready")
        .input("headers", "X-Bypass: tok-4711\n\nAuthorization: Bearer a: b\n")
        .input("redirects", "www.codex.example, codex.example")
        .execute();

    assertThat(asked.getFirst().statuses()).containsExactlyInAnyOrder(200, 204);
    assertThat(asked.getFirst().bodyContains()).contains("ready");
    assertThat(asked.getFirst().headers())
        .isEqualTo(
            Map.of("X-Bypass", Secret.of("tok-4711"), "Authorization", Secret.of("Bearer a: b")));
    assertThat(asked.getFirst().redirects())
        .isEqualTo(Redirects.toHosts(Set.of("www.codex.example", "codex.example")));
  }

  @Test
  void a_headers_value_is_masked_and_shown_nowhere() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().probe =
        (target, timeout) -> new Verdict.BodyMismatch("it says tok-4711 to everybody");

    CommandRun run = run(world).input("headers", "X-Bypass: tok-4711").execute();

    assertThat(run.outputs().get("verdict")).isEqualTo("body mismatch (it says *** to everybody)");
    assertThat(run.shown()).doesNotContain("tok-4711");
  }

  @Test
  void what_is_wrong_with_a_header_is_told_without_its_value() {
    CommandRun run =
        run(new PreviewWorld(workspace))
            .input("url", "https://me:pass@codex.example/")
            .input("headers", "X-Fine: yes\ntok-4711")
            .input("status", "20")
            .input("redirects", "https://codex.example")
            .execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.annotations("error"))
        .singleElement()
        .asString()
        .contains("url must not", "no. 2 is none", "status must", "redirects must")
        .doesNotContain("tok-4711");
  }

  private static CommandHarness run(PreviewWorld world) {
    return world
        .withoutInputs(HealthCheckCommand::new)
        .input("url", URL)
        .input("expected-version", FakeProviders.COMMIT)
        .input("deadline", "30s");
  }
}
