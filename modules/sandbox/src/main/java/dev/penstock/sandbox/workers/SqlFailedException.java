package dev.penstock.sandbox.workers;

/** A statement that SQLite refuses. The message is its own. */
public final class SqlFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  SqlFailedException(String message) {
    super(message);
  }
}
