package dev.penstock.postgres;

import dev.penstock.config.MigrationTool;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.migration.AppliedMigrations;
import dev.penstock.pipeline.migration.SchemaHistory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the migration tools' own tables in a PostgreSQL database. Thread-safe; changes nothing.
 *
 * <p>A table that is not there is a database that has seen no migration. The tables are looked for
 * where the tools put them unless they are told otherwise.
 */
public final class PostgresSchemaHistory implements SchemaHistory {
  private final Sessions sessions;

  /** Within the run's budget; its redactor knows the addresses already. */
  public PostgresSchemaHistory(RunContext run) {
    this.sessions = new Sessions(run);
  }

  private record Row(String name, boolean broken) {}

  @Override
  public Optional<AppliedMigrations> applied(Secret directUrl, MigrationTool tool) {
    return tool == MigrationTool.NONE
        ? Optional.empty()
        : Optional.of(applied(directUrl, HistoryTable.of(tool)));
  }

  private AppliedMigrations applied(Secret url, HistoryTable table) {
    List<Row> rows = sessions.ask(url, connection -> rows(connection, table));
    rows.stream()
        .filter(Row::broken)
        .findFirst()
        .ifPresent(
            row -> {
              throw halfApplied(row, table);
            });
    return new AppliedMigrations(rows.stream().map(Row::name).toList());
  }

  private static List<Row> rows(Connection connection, HistoryTable table) throws SQLException {
    return isThere(connection, table.table()) ? read(connection, table.query()) : List.of();
  }

  private static boolean isThere(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static List<Row> read(Connection connection, String query) throws SQLException {
    List<Row> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(new Row(Objects.requireNonNullElse(rows.getString(1), "?"), rows.getBoolean(2)));
      }
    }
    return found;
  }

  private static PenstockException halfApplied(Row row, HistoryTable table) {
    return Failure.failed(
            "migration-half-applied",
            "Migration " + row.name() + " broke half-way",
            "the table " + table.table() + " says that it began and did not end well",
            table.mend())
        .asException();
  }
}
