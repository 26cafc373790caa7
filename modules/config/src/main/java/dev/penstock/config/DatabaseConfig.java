package dev.penstock.config;

import dev.penstock.config.template.Template;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database that every preview gets a branch of.
 *
 * @param provider who keeps it
 * @param project the provider's id of the project, usually from a variable of the environment
 * @param parent the branch that previews start from
 * @param name the database's name
 * @param role the role that connects
 * @param expires after how long the provider itself removes a forgotten branch; empty for never
 * @param restorePoint what is remembered of a lasting environment's branch before its schema
 *     changes
 * @param migrations how its schema is brought up to date; empty when nothing has to be
 */
public record DatabaseConfig(
    DatabaseProvider provider,
    Template project,
    String parent,
    String name,
    String role,
    Optional<Duration> expires,
    RestorePointKind restorePoint,
    Optional<MigrationsConfig> migrations) {

  /** Every template of it. */
  public Stream<Template> templates() {
    return Stream.concat(
        Stream.of(project),
        migrations.stream().flatMap(migration -> migration.environment().values().stream()));
  }
}
