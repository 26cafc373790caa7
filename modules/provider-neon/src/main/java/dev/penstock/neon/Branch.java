package dev.penstock.neon;

import dev.penstock.http.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is read of a branch. */
record Branch(
    String id,
    String name,
    @Nullable String parentId,
    String currentState,
    boolean isDefault,
    boolean isPrimary,
    boolean isProtected,
    @Nullable String expiry) {

  static Branch of(Fields fields) {
    return new Branch(
        fields.text("id"),
        fields.text("name"),
        fields.optional("parent_id").orElse(null),
        fields.text("current_state"),
        fields.flag("default"),
        fields.flag("primary"),
        fields.flag("protected"),
        fields.optional("expires_at").orElse(null));
  }

  /** A branch without a parent is where a project's data lives. */
  boolean isUntouchable() {
    return isDefault || isPrimary || isProtected || parentId == null;
  }

  /** Whether it was made, or last filled, from that one. */
  boolean isChildOf(Branch other) {
    return other.id.equals(parentId);
  }

  /** An archived branch wakes up when somebody connects to it. */
  boolean isReady() {
    return currentState.equals("ready") || currentState.equals("archived");
  }

  /** When Neon removes it; empty for never. */
  Optional<Instant> expiresAt() {
    try {
      return Optional.ofNullable(expiry).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
