package dev.penstock.sandbox.workers;

/** An upload that does not start. The message is the runtime's own. */
public final class ScriptRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  ScriptRejectedException(String message) {
    super(message);
  }
}
