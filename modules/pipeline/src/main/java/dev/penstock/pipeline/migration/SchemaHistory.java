package dev.penstock.pipeline.migration;

import dev.penstock.config.MigrationTool;
import dev.penstock.kernel.Secret;
import java.util.Optional;

/** Reads which migrations a database has seen. */
@FunctionalInterface
public interface SchemaHistory {

  /**
   * What is applied; empty when the tool keeps no table that can be read ({@link
   * MigrationTool#NONE}).
   *
   * @param directUrl the database's address past the pooler
   * @throws dev.penstock.kernel.PenstockException with exit 3 when the database cannot be reached,
   *     1 when the table tells of a migration that broke half-way
   */
  Optional<AppliedMigrations> applied(Secret directUrl, MigrationTool tool);
}
