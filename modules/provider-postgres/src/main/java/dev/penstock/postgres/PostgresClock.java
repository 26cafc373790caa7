package dev.penstock.postgres;

import dev.penstock.http.RunContext;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.migration.DatabaseClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Objects;

/** Asks a PostgreSQL database for its time and the end of its log. Thread-safe. */
public final class PostgresClock implements DatabaseClock {
  private final Sessions sessions;

  /** Within the run's budget; its redactor knows the addresses already. */
  public PostgresClock(RunContext run) {
    this.sessions = new Sessions(run);
  }

  @Override
  public Reading read(Secret directUrl) {
    return sessions.ask(directUrl, PostgresClock::read);
  }

  private static Reading read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT clock_timestamp(), pg_current_wal_lsn()::text")) {
      if (!row.next()) {
        throw new SQLException("no answer", "08006");
      }
      OffsetDateTime now = Objects.requireNonNull(row.getObject(1, OffsetDateTime.class));
      return new Reading(now.toInstant(), Objects.requireNonNull(row.getString(2)));
    }
  }
}
