package dev.penstock.pipeline.release;

import static dev.penstock.pipeline.release.CodexEnvironment.codex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.config.OnFailure;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.FakeDeployer.Fault;
import dev.penstock.pipeline.deploy.FakeDeployer.Moment;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerPayload.Kind;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import dev.penstock.pipeline.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RollbackRunTest {
  private static final String FIRST = "1111111111111111111111111111111111111111";
  private static final String SECOND = "2".repeat(40);
  private static final String THIRD = "3".repeat(40);

  private final FakeEnvironment world = new FakeEnvironment();

  @Test
  void services_go_back_in_reverse_order_and_each_is_proven_again() {
    world.deploy(codex(), FIRST);
    world.deploy(codex(), SECOND);
    int before = world.deployer.calls().size();

    ReleaseReport report = world.rollBack(codex(), "last-proven");

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.deployer.calls().subList(before, world.deployer.calls().size()))
        .containsExactly(
            "roll back codex-web to v1", "roll back codex-auth to v1", "roll back codex-api to v1");
    assertThat(report.rolledBack()).hasSize(3).allMatch(RolledBackService::isProven);
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
  }

  @Test
  void the_ledger_tells_of_it_and_the_bad_commit_is_on_hold() {
    world.deploy(codex(), FIRST);
    world.deploy(codex(), SECOND);

    LedgerEntry entry = world.rollBack(codex(), "last-proven").entry();

    assertThat(entry.payload().kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(entry.payload().result()).isEqualTo(Result.PROVEN);
    assertThat(entry.payload().services()).allMatch(one -> one.commit().equals(FIRST));
    assertThat(failureOf(() -> world.deploy(codex(), SECOND)).reasonCode())
        .isEqualTo("commit-on-hold");
    assertThat(world.deploy(codex(), THIRD).state()).isEqualTo(ReleaseState.PROVEN);
  }

  @Test
  void who_insists_deploys_a_commit_that_is_on_hold() {
    world.deploy(codex(), FIRST);
    world.deploy(codex(), SECOND);
    world.rollBack(codex(), "last-proven");

    DeployOptions insisting = new DeployOptions(Set.of(), false, true, Duration.ZERO);

    assertThat(world.deploy(codex(), SECOND, insisting).state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.deploy(codex(), SECOND).state()).isEqualTo(ReleaseState.PROVEN);
  }

  @Test
  void a_second_rollback_goes_further_back_and_never_to_what_was_left() {
    world.deploy(codex(), FIRST);
    world.deploy(codex(), SECOND);
    world.deploy(codex(), THIRD);

    world.rollBack(codex(), "last-proven");
    assertThat(world.deployer.served().values()).containsOnly(SECOND);
    world.rollBack(codex(), "last-proven");
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
  }

  @Test
  void the_same_run_again_goes_to_the_same_release_and_not_further_back() {
    world.deploy(codex(), FIRST);
    world.deploy(codex(), SECOND);
    world.deploy(codex(), THIRD);

    world.rollBack(codex(), "last-proven");
    ReleaseReport again = world.rollBackAgain(codex(), "last-proven", false);

    assertThat(again.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.deployer.served().values()).containsOnly(SECOND);
    assertThat(failureOf(() -> world.deploy(codex(), THIRD)).reasonCode())
        .isEqualTo("commit-on-hold");
  }

  @Test
  void it_goes_to_the_deployment_or_the_commit_that_is_named() {
    LedgerEntry first = world.deploy(codex(), FIRST).entry();
    world.deploy(codex(), SECOND);
    world.deploy(codex(), THIRD);

    world.rollBack(codex(), Long.toString(first.id()));
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
    world.rollBack(codex(), THIRD);
    assertThat(world.deployer.served().values()).containsOnly(THIRD);
  }

  @Test
  void what_was_never_proven_is_nothing_to_go_back_to() {
    world.deploy(codex(), FIRST);
    world.deployer.breaks("codex-api", SECOND);
    LedgerEntry failed = world.deploy(codex(), SECOND).entry();

    Failure failure = failureOf(() -> world.rollBack(codex(), Long.toString(failed.id())));

    assertThat(failure.reasonCode()).isEqualTo("rollback-target-unproven");
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void after_a_failed_deploy_the_last_proven_release_is_the_one_before_it() {
    world.deploy(codex(), FIRST);
    world.deployer.breaks("codex-api", SECOND);
    world.deploy(codex().onFailure(OnFailure.STOP), SECOND);

    ReleaseReport report = world.rollBack(codex(), "last-proven");

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
  }

  @Test
  void old_code_is_refused_on_a_schema_it_is_not_known_to_run_on_and_nothing_is_touched() {
    CodexEnvironment breaking = codex().withBreakingMigrations();
    world.deploy(breaking, FIRST);
    applyNext("0002_drop_topics");
    world.deploy(breaking, SECOND);
    int before = world.deployer.calls().size();

    Failure failure = failureOf(() -> world.rollBack(breaking, "last-proven"));

    assertThat(failure.reasonCode()).isEqualTo("schema-moved-on");
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.next()).contains("Go forward");
    assertThat(world.deployer.calls()).hasSize(before);
    assertThat(failureOf(() -> world.rollBack(breaking, "last-proven")).reasonCode())
        .isEqualTo("schema-moved-on");
  }

  @Test
  void the_database_goes_back_too_when_that_is_asked_for() {
    CodexEnvironment breaking = codex().withBreakingMigrations();
    world.deploy(breaking, FIRST);
    applyNext("0002_drop_topics");
    ReleaseReport second = world.deploy(breaking, SECOND);

    ReleaseReport report = world.rollBack(breaking, "last-proven", true);

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.restorePoints.restored())
        .containsExactly(second.entry().payload().restorePoint().orElseThrow());
    assertThat(world.databases.names()).anyMatch(name -> name.startsWith("production-kept-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"last-proven", FIRST})
  void the_same_run_again_does_not_take_the_database_back_once_more(String to) {
    CodexEnvironment breaking = codex().withBreakingMigrations();
    world.deploy(breaking, FIRST);
    applyNext("0002_drop_topics");
    world.deploy(breaking, SECOND);

    world.rollBack(breaking, to, true);
    ReleaseReport again = world.rollBackAgain(breaking, to, true);

    assertThat(again.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(world.deployer.served().values()).containsOnly(FIRST);
    assertThat(world.restorePoints.restored()).hasSize(1);
  }

  @Test
  void a_service_that_is_unhealthy_with_the_old_release_too_does_not_stop_the_others() {
    world.deploy(codex(), FIRST);
    world.deploy(codex(), SECOND);
    world.deployer.breaks("codex-auth", FIRST);

    ReleaseReport report = world.rollBack(codex(), "last-proven");

    assertThat(report.state()).isEqualTo(ReleaseState.BROKEN);
    assertThat(report.failure().orElseThrow().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(report.entry().payload().result()).isEqualTo(Result.FAILED);
    assertThat(world.deployer.served()).containsEntry("api.codex.example", FIRST);
  }

  @Test
  void a_rollback_that_was_killed_anywhere_is_finished_by_the_next() {
    for (int at = 1; at <= 3; at++) {
      FakeEnvironment fresh = new FakeEnvironment();
      fresh.deploy(codex(), FIRST);
      fresh.deploy(codex(), SECOND);
      int[] left = {at};
      fresh.deployer.whenCalled(
          call -> {
            if (--left[0] == 0) {
              throw new IllegalStateException("killed");
            }
          });
      assertThat(
              catchThrowableOfType(
                  IllegalStateException.class, () -> fresh.rollBack(codex(), "last-proven")))
          .isNotNull();
      fresh.killed();
      fresh.deployer.whenCalled(call -> {});

      ReleaseReport report = fresh.rollBack(codex(), "last-proven");

      assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
      assertThat(fresh.deployer.served().values()).containsOnly(FIRST);
      assertThat(fresh.newest().payload().result()).isEqualTo(Result.PROVEN);
    }
  }

  @Test
  void a_rollback_whose_tool_lies_about_failing_is_decided_by_the_probe() {
    world.deploy(codex(), FIRST);
    world.deploy(codex(), SECOND);
    world.deployer.at(Moment.ROLLBACK, "codex-api", Fault.FAILS_THOUGH_DONE);

    ReleaseReport report = world.rollBack(codex(), "last-proven");

    assertThat(report.state()).isEqualTo(ReleaseState.PROVEN);
    assertThat(report.rolledBack().getLast().tool()).isPresent();
  }

  private void applyNext(String migration) {
    world.migration =
        () -> {
          world.schema.apply(migration);
          world.migration = () -> new ToolResult(0, List.of(), false);
          return new ToolResult(0, List.of(), false);
        };
  }

  private static Failure failureOf(ThrowingCallable work) {
    return catchThrowableOfType(PenstockException.class, work).failure();
  }
}
