package dev.penstock.action.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.inputs.EnvironmentWorld;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.release.FakeEnvironment;
import dev.penstock.pipeline.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lasting environment's schema is brought up to date. */
class MigrateCommandTest {
  private static final String COMMIT = "2".repeat(40);

  @TempDir private Path workspace;
  private EnvironmentWorld world;
  private FakeEnvironment providers;

  @BeforeEach
  void world() throws IOException {
    world = new EnvironmentWorld(workspace);
    providers = world.providers();
    Path config = workspace.resolve("penstock.yml");
    Files.writeString(
        config,
        Files.readString(config)
            .replace(
                "  role: codex_owner\n",
                """
                  role: codex_owner
                  migrations:
                    command: [npm, run, "db:migrate"]
                    environment: { DATABASE_URL: "${database.direct-url}" }
                    tool: drizzle
                """));
  }

  private CommandHarness migrate() {
    return world.run(MigrateCommand::new).input("commit", COMMIT);
  }

  private void willApply(String name, int exit, String... lastLines) {
    providers.migration =
        () -> {
          providers.schema.apply(name);
          return new ToolResult(exit, List.of(lastLines), false);
        };
  }

  @Test
  void what_was_applied_and_the_way_back_are_told_and_recorded() {
    willApply("0001_users", 0);

    CommandRun run = migrate().execute();

    assertThat(run.exit()).isZero();
    assertThat(run.outputs())
        .containsEntry("reason-code", "migrated")
        .containsEntry("applied", "0001_users")
        .containsEntry("schema-version", "0001_users (1)")
        .containsEntry("restore-point", providers.restorePoints.taken().getFirst().describe())
        .containsEntry("deployment", Long.toString(providers.ledger.all().getLast().id()));
    assertThat(run.outputs().get("result")).contains("\"lsn\"");
    assertThat(providers.ledger.all().getLast().payload().kind())
        .isEqualTo(LedgerPayload.Kind.MIGRATION);
  }

  @Test
  void nothing_to_apply_is_no_failure() {
    providers.schema.apply("0001_users");
    assertThat(migrate().execute().outputs())
        .containsEntry("reason-code", "nothing-to-migrate")
        .containsEntry("applied", "");
  }

  @Test
  void a_migration_that_breaks_tells_the_way_back_and_what_it_said() {
    willApply("0001_users", 1, "relation \"users\" already exists");

    CommandRun run = migrate().execute();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outputs())
        .containsEntry("reason-code", "migration-failed")
        .containsEntry("restore-point", providers.restorePoints.taken().getFirst().describe())
        .containsEntry("schema-version", "0001_users (1)");
    assertThat(run.outputs().get("result"))
        .contains("already exists", "penstock rollback --environment=production");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    CommandRun run =
        world
            .run(MigrateCommand::new)
            .variable("NEON_API_KEY", "")
            .input("environment", "staging")
            .input("wait", "3h")
            .execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outputs().get("result"))
        .contains("neon-api-key", "is none of penstock.yml's: production", "0s to 2h", "commit");
    assertThat(providers.restorePoints.taken()).isEmpty();
  }

  @Test
  void a_project_without_migrations_is_told_so() throws IOException {
    new EnvironmentWorld(workspace);
    assertThat(migrate().execute().outputs()).containsEntry("reason-code", "migrations-missing");
  }
}
