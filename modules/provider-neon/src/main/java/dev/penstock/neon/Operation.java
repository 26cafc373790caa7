package dev.penstock.neon;

import dev.penstock.http.Fields;
import org.jspecify.annotations.Nullable;

/** What is read of an operation: a piece of work that Neon does after it has answered. */
record Operation(String id, String action, String status, @Nullable String error) {

  static Operation of(Fields fields) {
    return new Operation(
        fields.text("id"),
        fields.text("action"),
        fields.text("status"),
        fields.optional("error").orElse(null));
  }

  /** The same, once Neon no longer knows it: it keeps those that run. */
  Operation forgotten() {
    return new Operation(id, action, "finished", null);
  }

  boolean isDone() {
    return status.equals("finished") || status.equals("skipped");
  }

  boolean hasFailed() {
    return switch (status) {
      case "failed", "error", "cancelled" -> true;
      default -> false;
    };
  }
}
