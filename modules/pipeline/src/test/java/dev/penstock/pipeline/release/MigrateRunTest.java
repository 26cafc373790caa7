package dev.penstock.pipeline.release;

import static dev.penstock.pipeline.release.CodexEnvironment.codex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerHistory;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.LedgerPayload.Kind;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import dev.penstock.pipeline.ledger.RunIdentity;
import dev.penstock.pipeline.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MigrateRunTest {
  private static final String FIRST = "1".repeat(40);
  private static final String SECOND = "2".repeat(40);

  private final FakeEnvironment world = new FakeEnvironment();

  private MigrationReport migrate(String run) {
    return new MigrateRun(
            world,
            new RunIdentity(Optional.of(run), 1, Optional.of("mona")),
            world.redactor,
            world.time.time(),
            Progress.silent())
        .run(codex().plan(SECOND), Duration.ZERO);
  }

  private void willApply(String name, int exit) {
    world.migration =
        () -> {
          world.schema.apply(name);
          return new ToolResult(exit, List.of("its last words"), false);
        };
  }

  @Test
  void a_migration_is_in_the_ledger_with_its_restore_point_and_touches_no_service() {
    LedgerEntry deployed = world.deploy(codex(), FIRST).entry();
    int calls = world.deployer.calls().size();
    willApply("0001_second", 0);

    MigrationReport report = migrate("migration-1");

    LedgerPayload payload = report.entry().payload();
    assertThat(report.failure()).isEmpty();
    assertThat(world.ledger.all()).containsExactly(deployed, report.entry());
    assertThat(payload.kind()).isEqualTo(Kind.MIGRATION);
    assertThat(payload.result()).isEqualTo(Result.PROVEN);
    assertThat(payload.restorePoint()).isPresent().isEqualTo(report.restorePoint());
    assertThat(payload.schema().orElseThrow().version()).isEqualTo("0001_second (1)");
    assertThat(payload.services()).isEqualTo(deployed.payload().services());
    assertThat(report.outcome().orElseThrow().added()).containsExactly("0001_second");
    assertThat(world.deployer.calls()).hasSize(calls);
  }

  @Test
  void a_migration_that_fails_is_in_the_ledger_too_and_names_the_release_its_data_belongs_to() {
    LedgerEntry deployed = world.deploy(codex(), FIRST).entry();
    willApply("0001_second", 1);

    MigrationReport report = migrate("migration-1");

    Failure failure = report.failure().orElseThrow();
    assertThat(failure.reasonCode()).isEqualTo("migration-failed");
    assertThat(failure.next()).contains("--to=" + deployed.id() + " ", "-f to=" + deployed.id());
    assertThat(report.entry().payload().result()).isEqualTo(Result.FAILED);
    assertThat(report.entry().payload().restorePoint()).isEqualTo(report.restorePoint());
    assertThat(new LedgerHistory(world.ledger, "production").lastProven()).contains(deployed);
  }

  @Test
  void the_way_back_in_the_message_brings_the_data_back() {
    world.restorePoints.write("production", "good");
    LedgerEntry deployed = world.deploy(codex(), FIRST).entry();
    willApply("0001_second", 1);
    MigrationReport report = migrate("migration-1");
    world.restorePoints.write("production", "broken");

    world.rollBack(codex(), Long.toString(deployed.id()), true);

    assertThat(world.restorePoints.read("production")).isEqualTo("good");
    assertThat(world.restorePoints.restored()).containsExactly(report.restorePoint().orElseThrow());
  }

  @Test
  void a_first_migration_needs_no_release_before_it() {
    willApply("0001_first", 0);
    MigrationReport report = migrate("migration-1");
    assertThat(report.failure()).isEmpty();
    assertThat(report.entry().payload().services()).isEmpty();
  }

  @Test
  void a_migration_waits_for_its_turn() {
    world.deploy(codex(), FIRST);
    RunIdentity other = new RunIdentity(Optional.of("deploy-9"), 1, Optional.empty());
    world.ledger.begin(
        "production",
        FIRST,
        new LedgerDraft(codex().plan(FIRST), other).begun(Kind.DEPLOY, List.of(), List.of()),
        "Deploying");

    Failure failure =
        catchThrowableOfType(PenstockException.class, () -> migrate("migration-1")).failure();

    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.reasonCode()).isEqualTo("environment-busy");
    assertThat(world.restorePoints.taken()).hasSize(1);
  }
}
