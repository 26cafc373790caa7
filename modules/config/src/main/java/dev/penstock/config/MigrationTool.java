package dev.penstock.config;

/** Whose table in the database tells which migrations are applied. */
public enum MigrationTool implements Choice {
  /** Drizzle: {@code drizzle.__drizzle_migrations}. */
  DRIZZLE("drizzle"),
  /** Prisma: {@code _prisma_migrations}. */
  PRISMA("prisma"),
  /** Flyway: {@code flyway_schema_history}. */
  FLYWAY("flyway"),
  /** No table that Penstock can read; the schema's version is not known then. */
  NONE("none");

  private final String text;

  MigrationTool(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
