package dev.penstock.pipeline.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.config.MigrationTool;
import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.RestorePointKind;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.database.FakeDatabaseBranches;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.FakeRestorePoints;
import dev.penstock.pipeline.migration.FakeSchemaHistory;
import dev.penstock.pipeline.migration.RestorePoint;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.step.StepLog;
import dev.penstock.pipeline.step.StepRecord;
import dev.penstock.pipeline.tool.FakeToolRunner;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrateEnvironmentStepTest {
  private static final Owner OWNER = new Owner("codex", "production");
  private static final DatabaseLogin LOGIN = new DatabaseLogin("codex", "codex_owner");

  private final VirtualTime time = new VirtualTime();
  private final FakeDatabaseBranches branches = new FakeDatabaseBranches(new Redactor());
  private final FakeRestorePoints points = new FakeRestorePoints(branches, time.time());
  private final FakeSchemaHistory history = new FakeSchemaHistory().apply("0000_first");
  private final FakeToolRunner tools = new FakeToolRunner();
  private final List<RestorePoint> taken = new ArrayList<>();
  private final StepLog steps = new StepLog(time.time(), Progress.silent());
  private final DatabaseBranch branch = branches.find("production").orElseThrow();
  private final ConnectionUrls urls = branches.connect(branch, LOGIN);

  @AfterEach
  void everythingWasCalledFor() {
    tools.close();
  }

  private static MigrationsConfig config(MigrationTool tool, boolean backwardCompatible) {
    SequencedMap<String, Template> environment = new LinkedHashMap<>();
    environment.put("DATABASE_URL", Template.of("${database.direct-url}"));
    return new MigrationsConfig(
        List.of("npm", "run", "db:migrate"),
        Path.of("database"),
        environment,
        Duration.ofMinutes(5),
        tool,
        backwardCompatible);
  }

  private static EnvironmentDatabase database(Optional<MigrationsConfig> migrations) {
    return new EnvironmentDatabase(
        "project", "production", LOGIN, RestorePointKind.MOMENT, migrations);
  }

  private Optional<MigrationOutcome> migrate(EnvironmentDatabase database) {
    return new MigrateEnvironmentStep(points, history, tools, steps, taken::add)
        .run(database, branch, urls, Path.of("/repository"), Values.none(), OWNER);
  }

  private MigrationOutcome migrate(MigrationTool tool, boolean backwardCompatible) {
    return migrate(database(Optional.of(config(tool, backwardCompatible)))).orElseThrow();
  }

  private Failure failure(MigrationTool tool) {
    return catchThrowableOfType(PenstockException.class, () -> migrate(tool, false)).failure();
  }

  private ToolResult apply(String name) {
    history.apply(name);
    return new ToolResult(0, List.of(), false);
  }

  @Test
  void the_restore_point_is_told_before_the_command_runs() {
    tools.answer(
        call -> {
          assertThat(taken).isEqualTo(points.taken()).hasSize(1);
          return apply("0001_second");
        });

    MigrationOutcome outcome = migrate(MigrationTool.DRIZZLE, false);

    assertThat(outcome.restorePoint()).isEqualTo(taken.getFirst());
    assertThat(outcome.added()).containsExactly("0001_second");
    assertThat(outcome.schema()).contains(new SchemaState("0001_second (2)", false));
    assertThat(steps.records())
        .extracting(StepRecord::title)
        .containsExactly("Restore point", "Migrations");
  }

  @Test
  void the_command_goes_past_the_pooler_in_its_own_folder() {
    tools.answer(0);
    migrate(MigrationTool.DRIZZLE, false);

    ToolCall call = tools.calls().getFirst();
    assertThat(call.directory()).isEqualTo(Path.of("/repository/database"));
    assertThat(call.secrets()).containsEntry("DATABASE_URL", urls.direct());
    assertThat(call.environment()).isEmpty();
  }

  @Test
  void older_code_runs_on_when_nothing_was_added_or_migrations_are_always_compatible() {
    tools.answer(0);
    assertThat(migrate(MigrationTool.DRIZZLE, false).schema())
        .contains(new SchemaState("0000_first (1)", true));
    tools.answer(call -> apply("0001_second"));
    assertThat(migrate(MigrationTool.DRIZZLE, true).schema())
        .contains(new SchemaState("0001_second (2)", true));
  }

  @Test
  void a_tool_without_a_table_leaves_the_schema_unknown() {
    tools.answer(0).answer(0);
    assertThat(migrate(MigrationTool.NONE, false).schema()).isEmpty();
    history.become(List.of());
    assertThat(migrate(MigrationTool.FLYWAY, false).schema()).isEmpty();
  }

  @Test
  void without_migrations_nothing_is_touched() {
    assertThat(migrate(database(Optional.empty()))).isEmpty();
    assertThat(taken).isEmpty();
  }

  @Test
  void a_migration_that_breaks_says_what_was_applied_and_the_way_back() {
    tools.answer(
        call -> {
          history.apply("0001_second");
          return new ToolResult(1, List.of("relation \"users\" already exists"), false);
        });

    Failure failure = failure(MigrationTool.DRIZZLE);

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.reasonCode()).isEqualTo("migration-failed");
    assertThat(failure.what()).isEqualTo("The migrations of production failed: npm run db:migrate");
    assertThat(failure.why()).contains("exited with 1", "relation \"users\" already exists");
    assertThat(failure.next())
        .contains(
            "Applied before it broke: 0001_second.",
            "was at 0000_first (1) and is at 0001_second (2) now",
            taken.getFirst().describe(),
            "penstock rollback --environment=production --to=last-proven --database=restore"
                + " --confirm=production\n",
            "gh workflow run rollback.yml -f environment=production -f to=last-proven"
                + " -f database=restore -f confirm=production\n",
            points.command(taken.getFirst(), "production-before-restore"));
  }

  @Test
  void a_migration_that_breaks_at_once_says_that_nothing_was_applied() {
    tools.answer(1, "connection refused");
    assertThat(failure(MigrationTool.DRIZZLE).next())
        .startsWith(
            "Nothing was applied: by the tool's own table the schema is still at 0000_first")
        .contains("penstock rollback");
  }

  @Test
  void without_a_table_nobody_claims_to_know_what_was_applied() {
    tools.answer(1);
    assertThat(failure(MigrationTool.NONE).next())
        .startsWith("Penstock cannot tell what was applied")
        .contains("penstock rollback");
  }

  @Test
  void a_table_that_tells_of_a_migration_that_broke_half_way_is_part_of_the_message() {
    tools.answer(
        call -> {
          history.broke("0001_second");
          return new ToolResult(1, List.of(), false);
        });
    assertThat(failure(MigrationTool.PRISMA).next())
        .contains(
            "0001_second broke half-way", "Before, it was 0000_first (1)", "penstock rollback");
  }

  @Test
  void a_migration_that_takes_too_long_is_told_as_that() {
    tools.answer(call -> new ToolResult(0, List.of(), true));
    assertThat(failure(MigrationTool.DRIZZLE).why()).isEqualTo("it was stopped after 300 s");
  }

  @Test
  void nothing_runs_when_no_restore_point_can_be_taken() {
    points.fail(Failure.unavailable("database-unreachable", "It is gone", "", "Look for it."));
    assertThat(failure(MigrationTool.DRIZZLE).reasonCode()).isEqualTo("database-unreachable");
    assertThat(tools.calls()).isEmpty();
  }
}
