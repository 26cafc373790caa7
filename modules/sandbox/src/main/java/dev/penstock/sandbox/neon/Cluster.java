package dev.penstock.sandbox.neon;

import dev.penstock.sandbox.postgres.PostgresServer;
import dev.penstock.sandbox.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The databases and roles of branches, in one PostgreSQL cluster. All branches are in one until the
 * first is put back in time: that one gets a cluster of its own, with its history.
 *
 * <p>Roles are global in PostgreSQL and local to a branch in Neon. So each role name is a role that
 * cannot log in, and each branch has a login of its own that checks the branch's password and turns
 * into that role: statements see the name they expect, and passwords are the branch's own.
 */
final class Cluster implements AutoCloseable {

  private static final int ATTEMPTS = 5;
  private static final String OBJECT_IN_USE = "55006";

  private static final String ROLES =
      "SELECT coalesce(string_agg(rolname, E'\\n'), '') FROM pg_roles WHERE NOT rolcanlogin";

  private final PostgresServer server;
  private final AtomicLong numbers;
  private final Set<String> roles = ConcurrentHashMap.newKeySet();

  /** An empty one. */
  Cluster(PostgresServer server) {
    this(server, new AtomicLong());
  }

  /** One that counts on where another is, so that no two ever use the same name for two things. */
  private Cluster(PostgresServer server, AtomicLong numbers) {
    this.server = server;
    this.numbers = numbers;
  }

  /**
   * Another cluster that holds what this one held at a moment. This one goes on as it is.
   *
   * @throws NeonException when that moment is not in its history
   */
  Cluster recover(Moment moment) {
    if (!moment.isPast(this)) {
      throw Moment.outOfRange();
    }
    try {
      Cluster recovered = new Cluster(server.recover(moment.target()), numbers);
      recovered.value(ROLES).lines().forEach(recovered.roles::add);
      return recovered;
    } catch (IllegalStateException e) {
      throw Moment.outOfRange();
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  boolean hasDatabase(String stored) {
    return isThere("SELECT count(*) FROM pg_database WHERE datname = " + Sql.text(stored));
  }

  boolean hasLogin(String login) {
    return isThere("SELECT count(*) FROM pg_roles WHERE rolname = " + Sql.text(login));
  }

  boolean isThere(String count) {
    return !value(count).equals("0");
  }

  int port() {
    return server.port();
  }

  /** Makes a login for a role of a branch; answers the login's name. */
  String createLogin(String role, String password) {
    String login = "login_" + numbers.incrementAndGet();
    createIfAbsent(role);
    run(
        "CREATE ROLE %s LOGIN PASSWORD %s IN ROLE %s"
            .formatted(Sql.name(login), Sql.text(password), Sql.name(role)),
        "ALTER ROLE %s SET role TO %s".formatted(Sql.name(login), Sql.text(role)));
    return login;
  }

  private void createIfAbsent(String role) {
    if (roles.add(role)) {
      run("CREATE ROLE " + Sql.name(role) + " NOLOGIN CREATEDB CREATEROLE");
    }
  }

  void changePassword(String login, String password) {
    run("ALTER ROLE %s PASSWORD %s".formatted(Sql.name(login), Sql.text(password)));
  }

  void dropLogin(String login) {
    run("DROP ROLE IF EXISTS " + Sql.name(login));
  }

  /** Makes an empty database; answers the name it is stored under. */
  String createDatabase(String owner) {
    String name = "data_" + numbers.incrementAndGet();
    run("CREATE DATABASE %s OWNER %s".formatted(Sql.name(name), Sql.name(owner)));
    return name;
  }

  /**
   * Copies a database; answers the name of the copy. Sessions on the original end: PostgreSQL
   * copies only what nobody is connected to.
   */
  String copyDatabase(String original, String owner) {
    String name = "data_" + numbers.incrementAndGet();
    String copy =
        "CREATE DATABASE %s OWNER %s TEMPLATE %s STRATEGY FILE_COPY"
            .formatted(Sql.name(name), Sql.name(owner), Sql.name(original));
    for (int attempt = 1; ; attempt++) {
      try {
        server.execute(endSessions(original), copy);
        return name;
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !OBJECT_IN_USE.equals(e.getSQLState())) {
          throw broken(e);
        }
      }
    }
  }

  private static String endSessions(String database) {
    return "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = "
        + Sql.text(database);
  }

  void changeOwner(String database, String owner) {
    run("ALTER DATABASE %s OWNER TO %s".formatted(Sql.name(database), Sql.name(owner)));
  }

  void dropDatabase(String database) {
    run("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(Sql.name(database)));
  }

  /** Where the log of changes stands now. */
  String position() {
    return value("SELECT pg_current_wal_lsn()");
  }

  private String value(String query) {
    try {
      return server.value(query);
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  /**
   * Runs statements in a database as a role; answers the rows of the last one that has any.
   *
   * @throws IllegalArgumentException when one fails
   */
  List<List<String>> query(String database, String role, String sql) {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + Sql.name(role));
      return lastRows(statement, statement.execute(sql));
    } catch (SQLException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static List<List<String>> lastRows(Statement statement, boolean firstHasRows)
      throws SQLException {
    List<List<String>> last = List.of();
    boolean hasRows = firstHasRows;
    while (hasRows || statement.getUpdateCount() >= 0) {
      if (hasRows) {
        last = rows(statement.getResultSet());
      }
      hasRows = statement.getMoreResults();
    }
    return last;
  }

  private static List<List<String>> rows(ResultSet result) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        String value = result.getString(i);
        row.add(value == null ? "" : value);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Reads with the superuser's eyes. */
  <T> T read(String database, Reader<T> reader) {
    try (Connection connection = server.connect(database)) {
      return reader.read(connection);
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  /** Reads from a connection. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Connection connection) throws SQLException;
  }

  private void run(String... statements) {
    try {
      server.execute(statements);
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  private static IllegalStateException broken(SQLException e) {
    return new IllegalStateException("the sandbox's PostgreSQL refused: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    server.close();
  }
}
