package dev.penstock.pipeline.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.config.CommandConfig;
import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.tool.FakeToolRunner;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BuildCommandTest {
  private static final Path ROOT = Path.of("/repository");
  private static final Values KNOWN =
      Values.none().with(SecretReference.DIRECT_DATABASE_URL, Secret.of("postgres://secret"));

  private final FakeToolRunner tools = new FakeToolRunner();

  @AfterEach
  void everything_prepared_was_asked_for() {
    tools.close();
  }

  @Test
  void a_service_without_a_build_command_runs_nothing() {
    run(new SampleService());

    assertThat(tools.calls()).isEmpty();
  }

  @Test
  void the_command_runs_in_its_folder_and_is_told_what_it_builds() {
    tools.answer(0);

    run(sample("services/api/..", "SERVICE", "${service}", "PENSTOCK_STAGE", "mine"));

    ToolCall call = tools.calls().getFirst();
    assertThat(call.command()).containsExactly("npm", "run", "build");
    assertThat(call.directory()).isEqualTo(ROOT.resolve("services"));
    assertThat(call.environment())
        .isEqualTo(
            Map.of(
                "SERVICE", "api",
                "PENSTOCK_STAGE", "build",
                "PENSTOCK_SERVICE", "api",
                "PENSTOCK_NAME", "codex-api",
                "PENSTOCK_ENVIRONMENT", "production",
                "PENSTOCK_HOSTS", "api.codex.example",
                "PENSTOCK_COMMIT", SampleService.COMMIT));
    assertThat(call.secrets()).isEmpty();
  }

  @Test
  void a_secret_goes_where_secrets_go() {
    tools.answer(0);

    run(sample(".", "DATABASE_URL", "${database.direct-url}"));

    assertThat(tools.calls().getFirst().secrets())
        .containsExactly(Map.entry("DATABASE_URL", Secret.of("postgres://secret")));
  }

  @Test
  void a_build_that_fails_says_why() {
    tools.answer(2, "src/index.ts: expected ;");

    Failure failure = failure();

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.reasonCode()).isEqualTo("build-failed");
    assertThat(failure.what()).isEqualTo("Building api failed: npm run build");
    assertThat(failure.why())
        .isEqualTo("it exited with 2, its last lines:\nsrc/index.ts: expected ;");
  }

  @Test
  void a_build_that_takes_too_long_says_so() {
    tools.answer(call -> new ToolResult(0, List.of(), true));

    assertThat(failure().why()).isEqualTo("it was stopped after 300 s");
  }

  private Failure failure() {
    return catchThrowableOfType(PenstockException.class, () -> run(sample("."))).failure();
  }

  private void run(SampleService service) {
    new BuildCommand(tools).run(service.plan(ROOT), service.placed(), KNOWN);
  }

  private static SampleService sample(String directory, String... environment) {
    return new SampleService()
        .build(
            new CommandConfig(
                List.of("npm", "run", "build"),
                Path.of(directory),
                SampleService.templates(environment),
                Duration.ofMinutes(5)));
  }
}
