package dev.penstock.sandbox.postgres;

import dev.penstock.kernel.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The running server of one folder, which goes when it ends.
 *
 * <p>It ends with this process, whatever ends that: a guard beside it waits for the end of its
 * input, which only this process holds open.
 */
record PostgresProcess(Process guard, int port) {

  private static final Duration POLL = Duration.ofMillis(10);
  private static final int POLLS = 3_000;

  /**
   * Durability is off: the data lives as long as a test. Few helpers: it shares two cores. The log
   * of all changes stays, because a recovered server is made from it; a commit is in the log's file
   * before it is confirmed, as it is with Neon. {@code max_wal_senders} is what initdb assumes: the
   * log's beginning asks for as many.
   */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=off",
          "synchronous_commit=on",
          "full_page_writes=off",
          "wal_level=replica",
          "wal_keep_size=1TB",
          "max_wal_senders=10",
          "max_connections=200",
          "shared_buffers=32MB",
          "io_method=sync",
          "autovacuum=off",
          "jit=off",
          "hot_standby=off",
          "max_logical_replication_workers=0",
          "max_parallel_workers_per_gather=0",
          "timezone=UTC");

  /**
   * {@code $0} the folder to remove at the end, {@code $@} the server's command. Nobody waits for
   * the removal of some thousand files.
   */
  private static final String GUARD =
      "\"$@\" </dev/null & pid=$!; cat >/dev/null; kill -QUIT $pid 2>/dev/null;"
          + " wait $pid 2>/dev/null; rm -rf \"$0\" & exit 0";

  /**
   * Starts the server and waits until it takes connections.
   *
   * @param settings what this one is told besides what all are
   */
  static PostgresProcess start(
      Programs programs, Path folder, Unprivileged user, List<String> settings) throws IOException {
    int port = freePort();
    Path log = folder.resolve("log");
    Process guard =
        new ProcessBuilder(user.command(guarded(programs, folder, port, settings)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      awaitReady(guard, folder.resolve("data/postmaster.pid"), log);
    } catch (RuntimeException e) {
      end(guard);
      throw e;
    }
    return new PostgresProcess(guard, port);
  }

  private static List<String> guarded(
      Programs programs, Path folder, int port, List<String> settings) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, folder.toString()));
    command.addAll(List.of(programs.postgres().toString(), "-D", folder.resolve("data") + ""));
    command.addAll(List.of("-p", Integer.toString(port)));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
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

  /** Ends it; its folder goes soon afterwards. */
  void end() {
    end(guard);
  }

  private static void end(Process guard) {
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
