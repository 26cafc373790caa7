package dev.penstock.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.Sleeper;
import dev.penstock.sandbox.clients.Invocation;
import dev.penstock.sandbox.clients.NodeClients;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresProxyTest {

  private final PostgresServer server = PostgresServer.start();
  private final PostgresProxy proxy = PostgresProxy.listen(this::resolve);

  @BeforeAll
  void create() throws SQLException {
    server.execute(
        "create role real_user login password 's3cret'", "create database real_db owner real_user");
  }

  @AfterAll
  void stop() {
    proxy.close();
    server.close();
  }

  private Resolution resolve(String user, String database) {
    return database.equals("shop")
        ? new Resolution.Login(server.port(), "real_" + user, "real_db")
        : new Resolution.Refusal("3D000", "database \"" + database + "\" does not exist");
  }

  @Test
  void passes_on_under_other_names() throws SQLException {
    for (String mode : new String[] {"disable", "allow", "prefer"}) {
      try (Connection connection = connect("shop?sslmode=" + mode, "s3cret")) {
        assertThat(text(connection, "select current_database() || ' ' || current_user"))
            .isEqualTo("real_db real_user");
      }
    }
  }

  @Test
  void the_server_checks_the_password() {
    assertThatThrownBy(() -> connect("shop", "wrong"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void a_refusal_has_its_state_and_message() {
    assertThatThrownBy(() -> connect("nowhere", "s3cret"))
        .hasMessageContaining("database \"nowhere\" does not exist")
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("3D000"));
  }

  @Test
  void offers_no_encryption() {
    assertThatThrownBy(() -> connect("shop?sslmode=require", "s3cret")).hasMessageContaining("SSL");
  }

  @Test
  void passes_on_a_cancel() throws Exception {
    try (Connection connection = connect("shop", "s3cret");
        Statement statement = connection.createStatement()) {
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> ended.complete(run(statement)));
      await(server, "select count(*) from pg_stat_activity where query like '%pg_sleep(55)%'", "2");
      statement.cancel();
      assertThat(ended.get(20, TimeUnit.SECONDS)).hasMessageContaining("canceling statement");
    }
  }

  @Test
  void disconnecting_ends_what_is_open_and_takes_new_connections() throws SQLException {
    try (Connection before = connect("shop", "s3cret")) {
      proxy.disconnect();
      assertThatThrownBy(() -> text(before, "select 1")).isInstanceOf(SQLException.class);
    }
    try (Connection after = connect("shop", "s3cret")) {
      assertThat(text(after, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void npm_postgres_connects() {
    String url = "postgresql://user:s3cret@127.0.0.1:" + proxy.port() + "/shop?sslmode=disable";
    String script =
        """
        import postgres from "postgres";
        const sql = postgres(process.env.DATABASE_URL);
        const [row] = await sql`select current_user as who, ${41} + 1 as answer`;
        console.log(row.who, row.answer);
        await sql.end();
        """;
    Invocation invocation = Invocation.of().with(Map.of("DATABASE_URL", url));
    assertThat(NodeClients.installed().module(script, invocation).succeeded().out())
        .isEqualTo("real_user 42\n");
  }

  private Connection connect(String rest, String password) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + rest;
    return DriverManager.getConnection(url, "user", password);
  }

  private static Throwable run(Statement statement) {
    try {
      statement.execute("select pg_sleep(55)");
      return new AssertionError("was not cancelled");
    } catch (SQLException e) {
      return e;
    }
  }

  private static void await(PostgresServer server, String query, String expected)
      throws SQLException, InterruptedException {
    try (Connection admin = server.connect("postgres")) {
      for (int i = 0; i < 500 && !text(admin, query).equals(expected); i++) {
        Sleeper.system().sleep(Duration.ofMillis(10));
      }
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
