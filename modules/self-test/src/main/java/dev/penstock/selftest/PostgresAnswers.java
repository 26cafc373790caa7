package dev.penstock.selftest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;

/** What the database says: its time, and that one migration has been applied. */
final class PostgresAnswers {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSx").withZone(ZoneOffset.UTC);

  private static final PostgresTable YES =
      new PostgresTable(List.of(PostgresTable.BOOLEAN), List.of(List.of("t")));

  private static final PostgresTable MIGRATIONS =
      new PostgresTable(
          List.of(PostgresTable.TEXT, PostgresTable.BOOLEAN),
          List.of(List.of(Workspace.MIGRATION, "f")));

  private final Supplier<Instant> clock;

  PostgresAnswers(Supplier<Instant> clock) {
    this.clock = clock;
  }

  PostgresTable to(String statement) {
    if (statement.contains("clock_timestamp")) {
      return new PostgresTable(
          List.of(PostgresTable.MOMENT, PostgresTable.TEXT),
          List.of(List.of(FORMAT.format(clock.get()), "0/1C0FFEE")));
    }
    if (statement.contains("to_regclass")) {
      return YES;
    }
    return statement.contains("__drizzle_migrations") ? MIGRATIONS : PostgresTable.NONE;
  }
}
