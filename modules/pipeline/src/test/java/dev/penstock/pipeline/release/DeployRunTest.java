package dev.penstock.pipeline.release;

import static dev.penstock.pipeline.release.CodexEnvironment.codex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.config.OnFailure;
import dev.penstock.config.RolloutConfig;
import dev.penstock.health.Verdict;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.FakeDeployer;
import dev.penstock.pipeline.deploy.FakeDeployer.Fault;
import dev.penstock.pipeline.deploy.FakeDeployer.Moment;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DeployRunTest {
  private static final String FIRST = "1".repeat(40);
  private static final String SECOND = "2".repeat(40);

  private final FakeEnvironment world = new FakeEnvironment();

  @Test
  void everything_that_can_fail_without_touching_traffic_comes_first() {
    ReleaseReport report = world.deploy(codex(), FIRST);

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.deployer.calls().subList(0, 3))
        .containsExactlyInAnyOrder("build codex-api", "build codex-auth", "build codex-web");
    assertThat(world.deployer.calls().subList(3, 6))
        .containsExactlyInAnyOrder("stage codex-api", "stage codex-auth", "stage codex-web");
    assertThat(world.deployer.calls().subList(6, 9))
        .containsExactly(
            "promote codex-api to 100 %",
            "promote codex-auth to 100 %", "promote codex-web to 100 %");
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
    assertThat(world.zone.hosts())
        .containsExactlyInAnyOrder("api.codex.example", "auth.codex.example", "web.codex.example");
  }

  @Test
  void a_proven_deploy_is_in_the_ledger_with_its_evidence() {
    LedgerEntry entry = world.deploy(codex(), FIRST).entry();

    assertThat(world.ledger.all()).containsExactly(entry);
    assertThat(entry.payload().result()).isEqualTo(Result.PROVEN);
    assertThat(entry.payload().services())
        .extracting(ReleasedService::service)
        .containsExactly("api", "auth", "web");
    assertThat(entry.payload().services())
        .allMatch(service -> service.commit().equals(FIRST))
        .allMatch(service -> service.health().orElse("").startsWith("healthy at"));
    assertThat(entry.payload().schema()).isPresent();
    assertThat(entry.payload().restorePoint()).isPresent();
  }

  @Test
  void when_the_second_service_is_unhealthy_the_first_goes_back_too_and_both_are_proven_again() {
    world.deploy(codex(), FIRST);
    world.deployer.breaks("codex-auth", SECOND);

    ReleaseReport report = world.deploy(codex(), SECOND);

    assertThat(report.state()).isEqualTo(ReleaseState.ROLLED_BACK);
    assertThat(report.culprit().orElseThrow().key()).isEqualTo("auth");
    assertThat(report.failure().orElseThrow().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(report.rolledBack())
        .extracting(back -> back.service().key())
        .containsExactly("auth", "api");
    assertThat(report.rolledBack()).allMatch(RolledBackService::isProven);
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
    assertThat(report.services().get(2)).isInstanceOf(ServiceOutcome.NotReached.class);
    assertThat(report.entry().payload().result()).isEqualTo(Result.ROLLED_BACK);
    assertThat(report.entry().payload().services())
        .allMatch(service -> service.commit().equals(FIRST));
  }

  @Test
  void a_service_that_goes_on_serving_the_old_version_is_a_failure() {
    world.deploy(codex(), FIRST);
    world.deployer.at(Moment.PROMOTE, "codex-api", Fault.DOES_NOTHING);

    ReleaseReport report = world.deploy(codex(), SECOND);

    assertThat(report.failure().orElseThrow().reasonCode()).isEqualTo("wrong-version");
    assertThat(report.state()).isEqualTo(ReleaseState.ROLLED_BACK);
  }

  @Test
  void a_certificate_that_takes_seventy_seconds_is_waited_for() {
    world.world.meanwhile(
        "api.codex.example",
        Duration.ofSeconds(70),
        new Verdict.NotYet(Verdict.Obstacle.TLS, "handshake"));

    ReleaseReport report = world.deploy(codex(), FIRST);

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
  }

  @Test
  void the_probe_decides_when_the_tool_says_that_it_failed_and_both_are_told() {
    world.deploy(codex(), FIRST);
    world.deployer.at(Moment.PROMOTE, "codex-api", Fault.FAILS_THOUGH_DONE);

    ReleaseReport report = world.deploy(codex(), SECOND);

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    var api = (ServiceOutcome.Promoted) report.services().getFirst();
    assertThat(api.tool().orElseThrow().reasonCode()).isEqualTo("tool-failed");
    assertThat(api.isGood()).isTrue();
  }

  @Test
  void a_tool_that_fails_and_has_done_nothing_fails_the_deploy_with_its_own_words() {
    world.deploy(codex(), FIRST);
    world.deployer.at(Moment.PROMOTE, "codex-auth", Fault.FAILS);

    ReleaseReport report = world.deploy(codex(), SECOND);

    assertThat(report.failure().orElseThrow().reasonCode()).isEqualTo("tool-failed");
    assertThat(report.state()).isEqualTo(ReleaseState.ROLLED_BACK);
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
  }

  @Test
  void a_service_that_does_not_build_fails_before_anything_is_changed() {
    world.deploy(codex(), FIRST);
    int calls = world.deployer.calls().size();
    int tools = world.toolCalls.size();
    world.deployer.at(Moment.BUILD, "codex-web", Fault.FAILS);

    ReleaseReport report = world.deploy(codex(), SECOND);

    assertThat(report.state()).isEqualTo(ReleaseState.STOPPED);
    assertThat(report.culprit().orElseThrow().key()).isEqualTo("web");
    assertThat(world.deployer.calls().stream().skip(calls))
        .allMatch(call -> call.startsWith("build"));
    assertThat(world.toolCalls).hasSize(tools);
    assertThat(report.rolledBack()).isEmpty();
  }

  @Test
  void a_migration_that_fails_stops_everything_and_tells_the_way_back() {
    world.deploy(codex(), FIRST);
    world.migration = () -> new ToolResult(1, List.of("syntax error at or near"), false);

    ReleaseReport report = world.deploy(codex(), SECOND);

    Failure failure = report.failure().orElseThrow();
    assertThat(failure.reasonCode()).isEqualTo("migration-failed");
    assertThat(failure.next()).contains("rollback --environment=production");
    assertThat(report.state()).isEqualTo(ReleaseState.STOPPED);
    assertThat(report.entry().payload().restorePoint()).isPresent();
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
  }

  @Test
  void old_code_is_not_put_back_on_a_schema_it_is_not_known_to_run_on() {
    CodexEnvironment breaking = codex().withBreakingMigrations();
    world.deploy(breaking, FIRST);
    world.migration =
        () -> {
          world.schema.apply("0002_drop_topics");
          return new ToolResult(0, List.of(), false);
        };
    world.deployer.breaks("codex-api", SECOND);

    ReleaseReport report = world.deploy(breaking, SECOND);

    assertThat(report.state()).isEqualTo(ReleaseState.BROKEN);
    assertThat(report.rollbackRefused().orElseThrow().reasonCode()).isEqualTo("schema-moved-on");
    assertThat(report.rollbackRefused().orElseThrow().exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(report.rolledBack()).isEmpty();
  }

  @Test
  void a_first_deploy_that_fails_has_nothing_to_go_back_to_and_says_so() {
    world.deployer.breaks("codex-api", FIRST);

    ReleaseReport report = world.deploy(codex(), FIRST);

    assertThat(report.state()).isEqualTo(ReleaseState.BROKEN);
    assertThat(report.rollbackRefused().orElseThrow().reasonCode())
        .isEqualTo("nothing-to-roll-back-to");
  }

  @Test
  void what_stop_and_instructions_leave_is_left_as_it_is() {
    world.deploy(codex(), FIRST);
    world.deployer.breaks("codex-api", SECOND);

    for (OnFailure how : List.of(OnFailure.STOP, OnFailure.INSTRUCTIONS)) {
      ReleaseReport report = world.deploy(codex().onFailure(how), SECOND);
      assertThat(report.state()).isEqualTo(ReleaseState.STOPPED);
      assertThat(report.rolledBack()).isEmpty();
    }
  }

  @Test
  void a_gradual_rollout_is_watched_at_every_step() {
    CodexEnvironment gradual =
        CodexEnvironment.empty()
            .with(
                "api",
                List.of(),
                Map.of(),
                new RolloutConfig(List.of(10, 50, 100), Duration.ofSeconds(30), 1.0));
    world.deploy(gradual, FIRST);
    int before = world.deployer.calls().size();

    ReleaseReport report = world.deploy(gradual, SECOND);

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.deployer.calls().subList(before, world.deployer.calls().size()))
        .containsExactly(
            "build codex-api",
            "stage codex-api",
            "promote codex-api to 10 %",
            "promote codex-api to 50 %",
            "promote codex-api to 100 %");
    assertThat(report.steps())
        .extracting(step -> step.title())
        .contains("Watch api at 10 %", "Watch api at 50 %");
  }

  @Test
  void a_bad_version_never_gets_more_than_its_first_share() {
    CodexEnvironment gradual =
        CodexEnvironment.empty()
            .with(
                "api",
                List.of(),
                Map.of(),
                new RolloutConfig(List.of(10, 50, 100), Duration.ofSeconds(30), 1.0));
    world.deploy(gradual, FIRST);
    world.deployer.breaks("codex-api", SECOND);

    ReleaseReport report = world.deploy(gradual, SECOND);

    assertThat(report.state()).isEqualTo(ReleaseState.ROLLED_BACK);
    assertThat(world.deployer.calls()).doesNotContain("promote codex-api to 50 %");
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
  }

  @Test
  void services_without_an_order_between_them_may_go_together() {
    CodexEnvironment both =
        CodexEnvironment.empty()
            .with("api", List.of(), Map.of(), RolloutConfig.atOnce())
            .with("auth", List.of(), Map.of(), RolloutConfig.atOnce())
            .with("web", List.of("api", "auth"), Map.of(), RolloutConfig.atOnce())
            .parallel();

    ReleaseReport report = world.deploy(both, FIRST);

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.deployer.calls().getLast()).isEqualTo("promote codex-web to 100 %");
  }

  @Test
  void only_the_components_that_are_picked_are_deployed() {
    world.deploy(codex(), FIRST);

    ReleaseReport report =
        world.deploy(
            codex(), SECOND, new DeployOptions(Set.of("web"), false, false, Duration.ZERO));

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(report.services().getFirst()).isInstanceOf(ServiceOutcome.Skipped.class);
    assertThat(world.deployer.served())
        .containsEntry("api.codex.example", FIRST)
        .containsEntry("web.codex.example", SECOND);
    assertThat(report.entry().payload().services())
        .extracting(ReleasedService::commit)
        .containsExactly(FIRST, FIRST, SECOND);
  }

  @Test
  void a_component_that_does_not_exist_is_told_before_anything_is_touched() {
    DeployOptions options = new DeployOptions(Set.of("wbe"), false, false, Duration.ZERO);

    Failure failure = failureOf(() -> world.deploy(codex(), FIRST, options));

    assertThat(failure.reasonCode()).isEqualTo("component-unknown");
    assertThat(world.ledger.all()).isEmpty();
  }

  @Test
  void what_a_service_is_called_once_it_is_live_flows_to_the_next() {
    FakeEnvironment scripts = new FakeEnvironment(FakeDeployer.allAtOnce());
    CodexEnvironment chained =
        CodexEnvironment.empty()
            .with("worker", List.of(), Map.of(), RolloutConfig.atOnce())
            .with(
                "server",
                List.of("worker"),
                Map.of("WORKER_VERSION", "${services.worker.version}"),
                RolloutConfig.atOnce());

    ReleaseReport report = scripts.deploy(chained, FIRST);

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(scripts.deployer.calls())
        .containsSubsequence("promote codex-worker to 100 %", "stage codex-server");
  }

  @Test
  void two_deploys_at_once_never_interleave() {
    world.deployer.whenCalled(
        call -> {
          if (call.equals("promote codex-api to 100 %")) {
            world.deployer.whenCalled(ignored -> {});
            DeployOptions impatient =
                new DeployOptions(Set.of(), false, false, Duration.ofSeconds(30));
            Failure failure = failureOf(() -> world.deploy(codex(), SECOND, impatient));
            assertThat(failure.reasonCode()).isEqualTo("environment-busy");
            assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
          }
        });

    ReleaseReport report = world.deploy(codex(), FIRST);

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
  }

  @Test
  void a_run_that_was_killed_anywhere_is_finished_by_the_next() {
    world.deploy(codex(), FIRST);
    int calls = world.deployer.calls().size();
    for (int at = 1; at <= 9; at++) {
      killAt(at);
      assertThat(catchThrowableOfType(Killed.class, () -> world.deploy(codex(), SECOND)))
          .isNotNull();
      world.killed();
      world.deployer.whenCalled(call -> {});

      ReleaseReport report = world.deploy(codex(), SECOND);

      assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
      assertThat(world.deployer.served().values()).containsOnly(SECOND);
      assertThat(world.newest().payload().result()).isEqualTo(Result.PROVEN);
      world.deploy(codex(), FIRST);
    }
    assertThat(world.deployer.calls()).hasSizeGreaterThan(calls);
  }

  @Test
  void what_a_killed_run_left_half_promoted_goes_back_when_the_next_one_fails_to_build() {
    world.deploy(codex(), FIRST);
    killAt(8);
    assertThat(catchThrowableOfType(Killed.class, () -> world.deploy(codex(), SECOND))).isNotNull();
    world.killed();
    world.deployer.whenCalled(call -> {});
    assertThat(world.deployer.served()).containsEntry("api.codex.example", SECOND);
    world.deployer.at(Moment.BUILD, "codex-web", Fault.FAILS);

    ReleaseReport report = world.deploy(codex(), SECOND);

    assertThat(report.state()).isEqualTo(ReleaseState.ROLLED_BACK);
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
  }

  @Test
  void the_restore_point_of_a_killed_run_is_the_one_that_counts() {
    world.deploy(codex(), FIRST);
    world.time.advance(Duration.ofHours(1));
    killAt(7);
    assertThat(catchThrowableOfType(Killed.class, () -> world.deploy(codex(), SECOND))).isNotNull();
    world.killed();
    world.deployer.whenCalled(call -> {});
    world.time.advance(Duration.ofHours(1));

    ReleaseReport report = world.deploy(codex(), SECOND);

    assertThat(world.restorePoints.taken()).hasSize(3);
    assertThat(report.entry().payload().restorePoint())
        .contains(world.restorePoints.taken().get(1));
  }

  @Test
  void with_the_ledger_out_of_reach_a_bad_deploy_is_undone_all_the_same() {
    world.deploy(codex(), FIRST);
    world.deployer.breaks("codex-auth", SECOND);
    world.deployer.whenCalled(
        call -> {
          if (call.equals("promote codex-auth to 100 %")) {
            world.ledger.goAway();
          }
        });

    ReleaseReport report = world.deploy(codex(), SECOND);

    assertThat(report.state()).isEqualTo(ReleaseState.ROLLED_BACK);
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
    assertThat(report.failure().orElseThrow().reasonCode()).isEqualTo("unhealthy");
  }

  @Test
  void a_proven_deploy_that_cannot_be_recorded_is_no_success() {
    world.deployer.whenCalled(
        call -> {
          if (call.equals("promote codex-web to 100 %")) {
            world.ledger.goAway();
          }
        });

    ReleaseReport report = world.deploy(codex(), FIRST);

    assertThat(report.failure().orElseThrow().exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
  }

  private void killAt(int call) {
    int[] left = {call};
    world.deployer.whenCalled(
        ignored -> {
          if (--left[0] == 0) {
            throw new Killed();
          }
        });
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Failure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return catchThrowableOfType(PenstockException.class, work).failure();
  }
}
