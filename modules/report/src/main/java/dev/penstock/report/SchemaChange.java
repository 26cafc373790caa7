package dev.penstock.report;

/** What a run did to the database's schema, as far as it matters to the code before. */
public enum SchemaChange {
  /** Nothing. */
  NONE,
  /** Migrations ran, and the code before runs on what they left. */
  COMPATIBLE,
  /** Migrations ran, and the code before is not known to run on what they left. */
  BREAKING,
  /** Migrations began; how far they came is not known. */
  HALF_WAY,
  /** Nobody told. */
  UNKNOWN
}
