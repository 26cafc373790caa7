package dev.penstock.config;

/** Who keeps the database. */
public enum DatabaseProvider implements Choice {
  /** Neon, with one branch per preview. */
  NEON("neon");

  private final String text;

  DatabaseProvider(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
