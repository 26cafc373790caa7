package dev.penstock.pipeline.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.config.MigrationTool;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link SchemaHistory} does alike. The database begins without any migration. */
public abstract class SchemaHistoryContract {

  /** What is tested. */
  protected abstract SchemaHistory history();

  /** The address of the database. */
  protected abstract Secret url();

  /**
   * The tool applies one more migration.
   *
   * @param number which, from 1; later ones have larger numbers
   */
  protected abstract void apply(MigrationTool tool, int number);

  /** The tool begins a migration and breaks. */
  protected abstract void breakHalfWay(MigrationTool tool, int number);

  /** The database goes away. */
  protected abstract void goAway();

  private AppliedMigrations applied(MigrationTool tool) {
    return history().applied(url(), tool).orElseThrow();
  }

  @Test
  public void a_tool_without_a_table_tells_nothing() {
    assertThat(history().applied(url(), MigrationTool.NONE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  public void a_database_that_has_seen_no_migration_is_empty(MigrationTool tool) {
    assertThat(applied(tool).names()).isEmpty();
    assertThat(applied(tool).version()).isEqualTo("empty");
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  public void migrations_are_told_in_the_order_in_which_they_were_applied(MigrationTool tool) {
    apply(tool, 1);
    AppliedMigrations before = applied(tool);
    apply(tool, 2);
    apply(tool, 3);
    AppliedMigrations after = applied(tool);

    assertThat(before.names()).hasSize(1);
    assertThat(after.names())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .startsWith(before.names().getFirst());
    assertThat(before.addedIn(after)).isEqualTo(after.names().subList(1, 3));
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  public void the_same_history_has_the_same_version(MigrationTool tool) {
    apply(tool, 1);
    assertThat(applied(tool).version()).isEqualTo(applied(tool).version());
    assertThat(applied(tool).addedIn(applied(tool))).isEqualTo(List.of());
  }

  @ParameterizedTest
  @EnumSource(names = {"PRISMA", "FLYWAY"})
  public void a_migration_that_broke_half_way_fails_and_is_named(MigrationTool tool) {
    apply(tool, 1);
    breakHalfWay(tool, 2);

    Failure failure = failure(tool);

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.reasonCode()).isEqualTo("migration-half-applied");
    assertThat(failure.what()).contains("2");
  }

  @Test
  public void a_database_that_cannot_be_reached_is_told_without_its_address() {
    Secret url = url();
    goAway();

    Failure failure = failure(MigrationTool.DRIZZLE);

    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("database-unreachable");
    assertThat(failure.toString()).doesNotContain(url.reveal());
  }

  private Failure failure(MigrationTool tool) {
    Secret url = url();
    return catchThrowableOfType(PenstockException.class, () -> history().applied(url, tool))
        .failure();
  }
}
