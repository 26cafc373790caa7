package dev.penstock.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.deploy.StagedRelease;
import dev.penstock.pipeline.release.SampleService;
import dev.penstock.pipeline.tool.FakeToolRunner;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What programs are told, and what becomes of their answers. */
class CommandDeployerTest {
  private static final Path ROOT = Path.of("/repository");
  private static final StagedRelease STAGED =
      new StagedRelease("codex-api", Optional.empty(), Optional.empty());

  private final FakeToolRunner tools = new FakeToolRunner();
  private final CommandDeployer deployer =
      CommandDeployer.of(Programs.service().plan(ROOT), Programs.service().placed(), tools);

  @AfterEach
  void every_answer_was_asked_for() {
    tools.close();
  }

  @Test
  void deploying_is_told_the_version_and_gets_its_values() {
    answers("{\"release\": \"v42\"}");

    deployer.promote(version(), STAGED, 100);

    ToolCall call = tools.calls().getFirst();
    assertThat(call.command()).containsExactly("./deploy", "--now");
    assertThat(call.directory()).isEqualTo(ROOT.resolve("services/api"));
    assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(call.answers()).isTrue();
    assertThat(call.environment())
        .isEqualTo(
            Map.of(
                "REGION", "eu",
                "PENSTOCK_STAGE", "deploy",
                "PENSTOCK_SERVICE", "api",
                "PENSTOCK_NAME", "codex-api",
                "PENSTOCK_ENVIRONMENT", "production",
                "PENSTOCK_HOSTS", "api.codex.example api2.codex.example",
                "PENSTOCK_COMMIT", SampleService.COMMIT));
    assertThat(call.secrets()).isEqualTo(Map.of("HOST_TOKEN", Programs.TOKEN));
  }

  @Test
  void asking_what_is_live_gets_the_values_that_need_no_version() {
    answers("{}");

    assertThat(deployer.current("codex-api")).isEmpty();

    ToolCall call = tools.calls().getFirst();
    assertThat(call.command()).containsExactly("./current");
    assertThat(call.environment())
        .isEqualTo(
            Map.of(
                "REGION", "eu",
                "PENSTOCK_STAGE", "current",
                "PENSTOCK_SERVICE", "api",
                "PENSTOCK_NAME", "codex-api",
                "PENSTOCK_ENVIRONMENT", "production",
                "PENSTOCK_HOSTS", "api.codex.example"));
    assertThat(call.secrets()).isEqualTo(Map.of("HOST_TOKEN", Programs.TOKEN));
  }

  @Test
  void putting_back_is_told_the_release_and_needs_no_answer() {
    answers("all is well");

    deployer.rollback(new Release("codex-api", "v41"));

    ToolCall call = tools.calls().getFirst();
    assertThat(call.command()).containsExactly("./rollback");
    assertThat(call.environment())
        .containsEntry("PENSTOCK_RELEASE", "v41")
        .containsEntry("PENSTOCK_STAGE", "rollback");
  }

  @Test
  void no_value_of_the_service_takes_the_place_of_what_a_program_is_told() {
    answers("{\"release\": \"v42\"}");
    ServiceVersion plain = version();

    deployer.promote(
        new ServiceVersion(
            plain.name(),
            plain.owner(),
            plain.commit(),
            plain.directory(),
            Optional.empty(),
            plain.hosts(),
            Map.of("PENSTOCK_STAGE", "mine"),
            Map.of("PENSTOCK_COMMIT", Secret.of("mine"), "OTHER", Secret.of("kept"))),
        STAGED,
        100);

    ToolCall call = tools.calls().getFirst();
    assertThat(call.environment())
        .containsEntry("PENSTOCK_STAGE", "deploy")
        .containsEntry("PENSTOCK_COMMIT", SampleService.COMMIT);
    assertThat(call.secrets()).containsOnlyKeys("OTHER");
  }

  @Test
  void the_answer_is_the_release() {
    answers("{\"release\":\"v42\",\"url\":\"https://a.example/\",\"image\":\"sha256:ab\"}");

    assertThat(deployer.promote(version(), STAGED, 100))
        .isEqualTo(
            new Release(
                "codex-api", "v42", Optional.of("https://a.example"), Optional.of("sha256:ab")));
  }

  @Test
  void a_deploy_that_names_no_release_is_told_what_to_print() {
    answers("{}");

    Failure failure = failure(() -> deployer.promote(version(), STAGED, 100));

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.reasonCode()).isEqualTo("command-output-invalid");
    assertThat(failure.what())
        .isEqualTo("The deploy command of api ended well, but without an answer that can be used");
    assertThat(failure.why()).isEqualTo("it named no release");
    assertThat(failure.next())
        .isEqualTo("Let it print {\"release\": \"v42\"} as the last line of its standard output.");
  }

  @Test
  void an_answer_that_cannot_be_used_is_shown_with_an_example() {
    answers("all done");

    Failure failure = failure(() -> deployer.current("codex-api"));

    assertThat(failure.reasonCode()).isEqualTo("command-output-invalid");
    assertThat(failure.why()).endsWith("the last one is `all done`");
    assertThat(failure.next()).contains("{\"release\": \"v42\"}, or {} when nothing is live,");
  }

  @Test
  void a_program_that_fails_is_quoted_with_its_last_lines() {
    tools.answer(7, "quota exceeded");

    Failure failure = failure(() -> deployer.promote(version(), STAGED, 100));

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.reasonCode()).isEqualTo("command-failed");
    assertThat(failure.what()).isEqualTo("The deploy command of api failed: ./deploy --now");
    assertThat(failure.why()).isEqualTo("it exited with 7, its last lines:\nquota exceeded");
  }

  @Test
  void an_answer_does_not_count_when_the_program_failed() {
    tools.answer(call -> new ToolResult(1, List.of(), false, List.of("{\"release\": \"v42\"}")));

    assertThat(failure(() -> deployer.promote(version(), STAGED, 100)).reasonCode())
        .isEqualTo("command-failed");
  }

  @Test
  void a_share_is_refused_before_anything_runs() {
    Failure failure = failure(() -> deployer.promote(version(), STAGED, 99));

    assertThat(failure.reasonCode()).isEqualTo("rollout-impossible");
    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(tools.calls()).isEmpty();
  }

  @Test
  void a_program_that_is_not_there_is_found_out_before_anything_is_live() {
    Failure failure = failure(() -> deployer.build(version()));

    assertThat(failure.reasonCode()).isEqualTo("command-missing");
    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.what())
        .isEqualTo("The deploy command of api is not there or may not be executed: ./deploy");
  }

  @Test
  void a_service_without_programs_is_a_mistake_of_the_configuration() {
    SampleService without = new SampleService();

    assertThat(
            failure(() -> CommandDeployer.of(without.plan(ROOT), without.placed(), tools))
                .reasonCode())
        .isEqualTo("commands-missing");
  }

  private void answers(String stdout) {
    tools.answer(call -> new ToolResult(0, List.of(), false, List.of(stdout)));
  }

  private static ServiceVersion version() {
    return Programs.version(ROOT, "codex-api", Programs.OWNER, SampleService.COMMIT);
  }

  private static Failure failure(ThrowingCallable attempt) {
    return catchThrowableOfType(PenstockException.class, attempt).failure();
  }
}
