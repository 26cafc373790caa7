package dev.penstock.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on loopback, with an empty cluster that is gone when it ends. It keeps the
 * history of all changes, so that another server can be made as it was at any moment. Thread-safe.
 *
 * <p>It ends with this process, whatever ends that.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String ADMIN = "postgres";

  private final PostgresProcess process;
  private final History history;
  private final String password;
  private @Nullable Connection administration;

  private PostgresServer(PostgresProcess process, History history, String password) {
    this.process = process;
    this.history = history;
    this.password = password;
  }

  /**
   * Starts a server.
   *
   * @throws IllegalStateException when it does not start
   */
  public static PostgresServer start() {
    try {
      Path folder = newFolder();
      return start(folder, Unprivileged.find(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PostgresServer start(Path folder, Unprivileged user) throws IOException {
    Programs programs = Programs.unpacked();
    user.own(folder);
    String password = UUID.randomUUID().toString();
    initialise(programs, folder, user, password);
    History history = History.begin(programs, user, folder);
    return new PostgresServer(
        PostgresProcess.start(programs, folder, user, List.of()), history, password);
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory("penstock-postgres-");
  }

  private static void initialise(Programs programs, Path folder, Unprivileged user, String password)
      throws IOException {
    Path secret =
        Files.createFile(
            folder.resolve("password"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, password);
    user.own(secret);
    List<String> command = new ArrayList<>(List.of(programs.initdb().toString()));
    command.addAll(List.of("-D", folder.resolve("data").toString(), "-U", ADMIN));
    command.addAll(List.of("-A", "scram-sha-256", "--pwfile", secret.toString()));
    command.addAll(List.of("-E", "UTF8", "--locale=C", "--locale-provider=builtin"));
    command.addAll(List.of("--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions"));
    Command.run(user.command(command), folder.resolve("log"));
    Files.delete(secret);
  }

  /**
   * Starts another server as this one was at a moment: all databases and roles, and the same
   * passwords. This one goes on, and must go on for as long as the other is recovered from in turn.
   *
   * @throws IllegalStateException when the moment is not in this server's history
   * @throws SQLException when this server does not answer
   */
  public PostgresServer recover(RecoveryTarget target) throws SQLException {
    // A commit after the target, written out: recovery fails if the log ends before it.
    value("SELECT pg_logical_emit_message(true, 'sandbox', 'recover')");
    try {
      Path folder = newFolder();
      return new PostgresServer(
          history.recover(target, folder), history.continuedIn(folder), password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens on 127.0.0.1. */
  public int port() {
    return process.port();
  }

  /**
   * Connects as the superuser.
   *
   * @throws SQLException when the database does not exist
   */
  public Connection connect(String database) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port() + "/?sslmode=disable";
    Properties properties = new Properties();
    properties.setProperty("user", ADMIN);
    properties.setProperty("password", password);
    properties.setProperty("PGDBNAME", database);
    return DriverManager.getConnection(url, properties);
  }

  /**
   * Runs statements as the superuser, each on its own (no transaction around them).
   *
   * @throws SQLException when one fails; those before it have happened
   */
  public synchronized void execute(String... statements) throws SQLException {
    try (Statement statement = administration().createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /**
   * The first value of a query's first row, as text, asked as the superuser.
   *
   * @throws SQLException when the query fails or has no rows
   */
  public synchronized String value(String query) throws SQLException {
    try (Statement statement = administration().createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** One connection for all, because a new one costs a process and a password check. */
  private Connection administration() throws SQLException {
    Connection current = administration;
    if (current == null || current.isClosed()) {
      current = connect(ADMIN);
      administration = current;
    }
    return current;
  }

  /** Ends the server and removes its files. */
  @Override
  public void close() {
    process.end();
  }
}
