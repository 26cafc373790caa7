package dev.penstock.sandbox.postgres;

import dev.penstock.kernel.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on loopback, with an empty cluster that is gone when it ends. Thread-safe.
 *
 * <p>It ends with this process, whatever ends that: a guard beside it waits for the end of its
 * input, which only this process holds open.
 */
public final class PostgresServer implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(10);
  private static final int POLLS = 3_000;
  private static final String ADMIN = "postgres";

  /** Durability is off: the data lives as long as a test. Few helpers: it shares two cores. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "wal_level=minimal",
          "max_wal_senders=0",
          "max_connections=200",
          "shared_buffers=32MB",
          "io_method=sync",
          "autovacuum=off",
          "jit=off",
          "max_logical_replication_workers=0",
          "max_parallel_workers_per_gather=0",
          "timezone=UTC");

  /** {@code $0} the folder to remove at the end, {@code $@} the server's command. */
  private static final String GUARD =
      "\"$@\" </dev/null & pid=$!; cat >/dev/null; kill -QUIT $pid 2>/dev/null;"
          + " wait $pid 2>/dev/null; rm -rf \"$0\"";

  private final Process guard;
  private final int port;
  private final String password;
  private @Nullable Connection administration;

  private PostgresServer(Process guard, int port, String password) {
    this.guard = guard;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts a server.
   *
   * @throws IllegalStateException when it does not start
   */
  public static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("penstock-postgres-");
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
    int port = freePort();
    Path log = folder.resolve("log");
    Process guard =
        new ProcessBuilder(user.command(guarded(programs, folder, port)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      awaitReady(guard, folder.resolve("data/postmaster.pid"), log);
    } catch (RuntimeException e) {
      guard.destroy();
      throw e;
    }
    return new PostgresServer(guard, port, password);
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
    run(new ProcessBuilder(user.command(command)), folder.resolve("log"));
    Files.delete(secret);
  }

  private static void run(ProcessBuilder builder, Path log) throws IOException {
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("initdb failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<String> guarded(Programs programs, Path folder, int port) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, folder.toString()));
    command.addAll(List.of(programs.postgres().toString(), "-D", folder.resolve("data") + ""));
    command.addAll(List.of("-p", Integer.toString(port)));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** The server writes "ready" into its own file when it takes connections. */
  private static void awaitReady(Process guard, Path state, Path log) throws IOException {
    try {
      for (int i = 0; i < POLLS && guard.isAlive(); i++) {
        if (Files.exists(state) && Files.readString(state).contains("\nready")) {
          return;
        }
        if (Files.readString(log).contains("FATAL")) {
          break;
        }
        Sleeper.system().sleep(POLL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("PostgreSQL does not start:\n" + Files.readString(log));
  }

  /** Where it listens on 127.0.0.1. */
  public int port() {
    return port;
  }

  /**
   * Connects as the superuser.
   *
   * @throws SQLException when the database does not exist
   */
  public Connection connect(String database) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/?sslmode=disable";
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
    try {
      guard.getOutputStream().close();
      if (!guard.waitFor(10, TimeUnit.SECONDS)) {
        guard.descendants().forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      guard.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
