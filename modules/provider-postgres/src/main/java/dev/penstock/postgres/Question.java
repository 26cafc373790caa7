package dev.penstock.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something a database is asked. It may be asked again when the connection breaks, so it changes
 * nothing; the session refuses to.
 */
@FunctionalInterface
interface Question<T> {
  T ask(Connection connection) throws SQLException;
}
