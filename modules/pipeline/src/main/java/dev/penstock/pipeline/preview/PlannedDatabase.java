package dev.penstock.pipeline.preview;

import dev.penstock.config.MigrationsConfig;
import dev.penstock.pipeline.database.BranchRequest;
import dev.penstock.pipeline.database.DatabaseLogin;
import java.util.Optional;

/**
 * The preview's database.
 *
 * @param project the provider's id of the project
 * @param branch the branch it gets
 * @param login how services and migrations connect
 * @param migrations how the schema is brought up to date; empty when nothing has to be
 */
public record PlannedDatabase(
    String project,
    BranchRequest branch,
    DatabaseLogin login,
    Optional<MigrationsConfig> migrations) {}
