package dev.penstock.sandbox.postgres;

/** Quoting for statements that take no parameters (PostgreSQL 18, 4.1). */
public final class Sql {

  private Sql() {}

  /** A name, quoted. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text constant, quoted, whatever {@code standard_conforming_strings} says. */
  public static String text(String value) {
    String quoted = "'" + value.replace("'", "''").replace("\\", "\\\\") + "'";
    return value.indexOf('\\') < 0 ? quoted : " E" + quoted;
  }
}
