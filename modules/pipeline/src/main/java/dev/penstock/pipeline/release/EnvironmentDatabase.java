package dev.penstock.pipeline.release;

import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.RestorePointKind;
import dev.penstock.pipeline.database.DatabaseLogin;
import java.util.Optional;

/**
 * A lasting environment's database. Its branch is there already: Penstock never makes or removes
 * it.
 *
 * @param project the provider's id of the project
 * @param branch the branch's name
 * @param login how services and migrations connect
 * @param restorePoint what is remembered before the schema changes
 * @param migrations how the schema is brought up to date; empty when nothing has to be
 */
public record EnvironmentDatabase(
    String project,
    String branch,
    DatabaseLogin login,
    RestorePointKind restorePoint,
    Optional<MigrationsConfig> migrations) {}
