package dev.penstock.postgres;

import dev.penstock.kernel.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The JDBC driver. Its classes are loaded when somebody first connects, and by name: nobody looks
 * through the class path for drivers, which costs time at every start.
 */
final class Driver {
  /** Seconds. A compute that was asleep answers its first client within a few. */
  private static final String CONNECT_TIMEOUT = "15";

  /** Seconds. No question here takes long; this ends a connection that went dead. */
  private static final String SOCKET_TIMEOUT = "30";

  private Driver() {}

  /** A session that cannot write. */
  static Connection connect(Secret url) throws SQLException {
    PostgresUrl parsed = new PostgresUrl(url);
    Properties properties = parsed.properties();
    properties.setProperty("ApplicationName", "penstock");
    properties.setProperty("connectTimeout", CONNECT_TIMEOUT);
    properties.setProperty("socketTimeout", SOCKET_TIMEOUT);
    properties.setProperty("readOnly", "true");
    properties.setProperty("readOnlyMode", "always");
    Connection connection = load().connect(parsed.address(), properties);
    if (connection == null) {
      throw new IllegalStateException("the driver does not know PostgreSQL");
    }
    return connection;
  }

  private static java.sql.Driver load() {
    try {
      return Class.forName("org.postgresql.Driver")
          .asSubclass(java.sql.Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the JDBC driver of PostgreSQL is missing", e);
    }
  }
}
