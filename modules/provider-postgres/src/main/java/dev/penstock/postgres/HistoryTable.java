package dev.penstock.postgres;

import dev.penstock.config.MigrationTool;
import java.util.Map;

/**
 * A migration tool's table of what it has applied.
 *
 * @param table how it is looked for; without a schema, along the search path
 * @param query its rows in the order in which they were applied: the migration's name, and whether
 *     it broke half-way
 * @param mend what the tool offers to get on after a migration that broke
 */
record HistoryTable(String table, String query, String mend) {
  /**
   * drizzle-orm: {@code id, hash, created_at}, where {@code created_at} is the moment in the
   * migration's own name, in milliseconds. Releases from 1.0 on also write the name.
   */
  private static final HistoryTable DRIZZLE =
      new HistoryTable(
          "drizzle.__drizzle_migrations",
          """
          SELECT coalesce(
              nullif(to_jsonb(m) ->> 'name', ''),
              to_char(to_timestamp(created_at / 1000.0) AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISS')
                  || '-' || left(hash, 8),
              hash), false
          FROM drizzle.__drizzle_migrations m ORDER BY id""",
          "Mend it and run the migrations again.");

  /**
   * Prisma: a row is written before its migration runs. One that was rolled back does not count;
   * one that neither ended nor was rolled back stands in the way of all others.
   */
  private static final HistoryTable PRISMA =
      new HistoryTable(
          "_prisma_migrations",
          """
          SELECT migration_name, finished_at IS NULL
          FROM _prisma_migrations WHERE rolled_back_at IS NULL
          ORDER BY coalesce(finished_at, 'infinity'), started_at, migration_name""",
          "See whether somebody else is migrating at this moment. If not, put right by hand what it"
              + " left behind and say so with `prisma migrate resolve`.");

  /**
   * Flyway: a row for every run of a script. The last one tells of a version, which may have been
   * undone or deleted; a repeatable one counts each time it ran.
   */
  private static final HistoryTable FLYWAY =
      new HistoryTable(
          "flyway_schema_history",
          """
          SELECT CASE WHEN version IS NULL THEN script || '@' || installed_rank ELSE script END,
              NOT success
          FROM flyway_schema_history h
          WHERE NOT success OR type NOT IN ('SCHEMA', 'DELETE') AND type NOT LIKE 'UNDO%'
              AND NOT EXISTS (SELECT FROM flyway_schema_history later
                  WHERE later.installed_rank > h.installed_rank
                  AND later.version = h.version)
          ORDER BY installed_rank""",
          "Put right by hand what it left behind, then run `flyway repair`.");

  private static final Map<MigrationTool, HistoryTable> BY_TOOL =
      Map.of(
          MigrationTool.DRIZZLE, DRIZZLE,
          MigrationTool.PRISMA, PRISMA,
          MigrationTool.FLYWAY, FLYWAY);

  /** The tool's table. Not for a tool that keeps none. */
  static HistoryTable of(MigrationTool tool) {
    HistoryTable table = BY_TOOL.get(tool);
    if (table == null) {
      throw new IllegalArgumentException(tool + " keeps no table");
    }
    return table;
  }
}
