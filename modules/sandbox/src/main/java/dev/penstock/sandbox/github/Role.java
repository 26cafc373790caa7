package dev.penstock.sandbox.github;

import java.util.Locale;

/** What a person may do in a repository. */
public enum Role {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  /** The role's own name. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The older, coarser name: maintain counts as write, triage as read. */
  String permission() {
    return switch (this) {
      case MAINTAIN -> WRITE.text();
      case TRIAGE -> READ.text();
      default -> text();
    };
  }
}
