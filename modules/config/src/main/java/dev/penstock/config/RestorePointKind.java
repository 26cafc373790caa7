package dev.penstock.config;

/** What is remembered of a database before its schema changes. */
public enum RestorePointKind implements Choice {
  /**
   * A moment in the branch's history; costs nothing, and lasts as long as the provider's history.
   */
  MOMENT("moment"),
  /** A branch of its own, which stays until somebody removes it. */
  BRANCH("branch");

  private final String text;

  RestorePointKind(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
