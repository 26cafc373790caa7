package dev.penstock.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.penstock.kernel.Sleeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

  private static final String POSITION = "select pg_current_wal_lsn()";
  private static final String TIME =
      "select to_char(clock_timestamp(), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

  @Test
  void is_postgresql_18() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        Connection connection = server.connect("postgres")) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }

  @Test
  void checks_passwords() {
    try (PostgresServer server = PostgresServer.start()) {
      String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void runs_as_nobody_where_namespaces_are_blocked() throws Exception {
    Path folder = Files.createTempDirectory("penstock-postgres-");
    boolean root = Files.getAttribute(folder, "unix:uid").equals(0);
    assumeTrue(root && Unprivileged.AS_NOBODY.works(), "needs root and setpriv");
    try (PostgresServer server = PostgresServer.start(folder, Unprivileged.AS_NOBODY)) {
      server.execute("create database d");
    }
    await(() -> Files.notExists(folder));
    assertThat(folder).doesNotExist();
  }

  @Test
  void another_server_is_made_as_it_was_at_a_moment_and_another_of_that() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      server.execute("create table t as select 1 as a");
      RecoveryTarget position = new RecoveryTarget.Before(server.value(POSITION));
      server.execute("insert into t values (2)");
      try (PostgresServer past = server.recover(position)) {
        assertThat(past.value("select count(*) from t")).isEqualTo("1");
        past.execute("insert into t values (3)");
        Instant time = Instant.parse(past.value(TIME));
        past.execute("drop table t");
        try (PostgresServer pastOfPast = past.recover(new RecoveryTarget.At(time))) {
          assertThat(pastOfPast.value("select max(a) from t")).isEqualTo("3");
        }
      }
      assertThat(server.value("select max(a) from t")).isEqualTo("2");
    }
  }

  @Test
  void a_moment_that_never_was_is_no_server() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      assertThatThrownBy(() -> server.recover(new RecoveryTarget.Before("F/0")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("recovery ended before configured recovery target");
    }
  }

  @Test
  void says_why_it_does_not_start() throws IOException {
    Path folder = Files.createTempDirectory("penstock-postgres-");
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/in-the-way"), "");
    assertThatThrownBy(() -> PostgresServer.start(folder, Unprivileged.find(folder)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not empty");
    Programs.delete(folder);
  }

  @Test
  void ends_with_the_process_that_started_it_even_when_that_is_killed() throws Exception {
    Process owner =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = owner.inputReader()) {
      int port = Integer.parseInt(lines.readLine());
      assertThat(listens(port)).isTrue();
      owner.destroyForcibly();
      await(() -> !listens(port));
      assertThat(listens(port)).isFalse();
    }
  }

  /** Starts a server and never ends it. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] args) throws InterruptedException {
      PostgresServer server = PostgresServer.start();
      System.out.println(server.port());
      Thread.currentThread().join();
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      Sleeper.system().sleep(Duration.ofMillis(10));
    }
  }
}
