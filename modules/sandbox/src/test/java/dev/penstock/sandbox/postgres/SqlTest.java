package dev.penstock.sandbox.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

class SqlTest {

  private static @Nullable PostgresServer server;
  private static @Nullable Connection connection;

  @BeforeContainer
  static void start() throws SQLException {
    PostgresServer started = PostgresServer.start();
    server = started;
    connection = started.connect("postgres");
  }

  @AfterContainer
  static void stop() throws SQLException {
    if (connection != null) {
      connection.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Property(tries = 300)
  void any_text_comes_back_as_it_was(@ForAll @StringLength(max = 60) String any)
      throws SQLException {
    String text = legal(any);
    assertThat(first("select " + Sql.text(text))).isEqualTo(text);
  }

  @Property(tries = 300)
  void any_name_names_a_column(@ForAll @StringLength(min = 1, max = 15) String any)
      throws SQLException {
    String name = legal(any);
    Assume.that(!name.isEmpty());
    try (Statement statement = requireNonNull(connection).createStatement();
        ResultSet rows = statement.executeQuery("select 1 as " + Sql.name(name))) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(name);
    }
  }

  /** PostgreSQL's text has neither NUL nor halves of surrogate pairs. */
  private static String legal(String any) {
    return any.replace("\0", "").replaceAll("[\\ud800-\\udfff]", "");
  }

  private static String first(String sql) throws SQLException {
    try (Statement statement = requireNonNull(connection).createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
