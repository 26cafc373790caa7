package dev.penstock.config.load;

import dev.penstock.config.DatabaseConfig;
import dev.penstock.config.DatabaseProvider;
import dev.penstock.config.Defaults;
import dev.penstock.config.MigrationTool;
import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.RestorePointKind;
import dev.penstock.config.yaml.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Reads the database and its migrations. */
final class DatabaseReader {
  private static final String NEVER = "never";
  private static final Duration SHORTEST_LIFE = Duration.ofHours(1);

  /** Neon keeps no expiring branch longer (Neon API, {@code expires_at}). */
  private static final Duration LONGEST_LIFE = Duration.ofDays(30);

  private final Reading reading;
  private final Scalars scalars;
  private final Durations durations;

  DatabaseReader(Reading reading) {
    this.reading = reading;
    this.scalars = new Scalars(reading);
    this.durations = new Durations(reading);
  }

  Optional<DatabaseConfig> read(Node node) {
    Templates project = new Templates(reading, TemplateSite.of(TemplatePlace.DATABASE_PROJECT));
    return Fields.read(
        Section.DATABASE,
        node,
        reading,
        fields -> {
          var provider = fields.required("provider", scalars.choice(DatabaseProvider.class));
          var id = fields.required("project", project::read);
          String parent = fields.optional("parent", scalars.plain(), Defaults.DATABASE_PARENT);
          var name = fields.required("name", scalars.plain());
          var role = fields.required("role", scalars.plain());
          Duration expires = fields.optional("expires", this::expires, Defaults.DATABASE_EXPIRES);
          RestorePointKind restorePoint =
              fields.optional(
                  "restore-point", scalars.choice(RestorePointKind.class), Defaults.RESTORE_POINT);
          Optional<MigrationsConfig> migrations = fields.optional("migrations", this::migrations);
          return () ->
              new DatabaseConfig(
                  provider.get(),
                  id.get(),
                  parent,
                  name.get(),
                  role.get(),
                  unlessNever(expires),
                  restorePoint,
                  migrations);
        });
  }

  private Optional<Duration> expires(Node node) {
    return node instanceof Node.Scalar scalar && scalar.text().equals(NEVER)
        ? Optional.of(Duration.ZERO)
        : durations.between(SHORTEST_LIFE, LONGEST_LIFE).read(node);
  }

  private static Optional<Duration> unlessNever(Duration expires) {
    return Optional.of(expires).filter(Duration::isPositive);
  }

  private Optional<MigrationsConfig> migrations(Node node) {
    CommandReader commands = new CommandReader(reading);
    VariablesReader variables =
        new VariablesReader(reading, TemplateSite.of(TemplatePlace.MIGRATION));
    return Fields.read(
        Section.MIGRATIONS,
        node,
        reading,
        fields -> {
          var command = fields.required("command", commands::words);
          var directory =
              fields.optional("directory", new Paths(reading)::inside, Defaults.DIRECTORY);
          var environment = fields.optional("environment", variables, new LinkedHashMap<>());
          Duration timeout =
              fields.optional("timeout", commands.timeout(), Defaults.MIGRATIONS_TIMEOUT);
          MigrationTool tool =
              fields.optional("tool", scalars.choice(MigrationTool.class), Defaults.MIGRATION_TOOL);
          boolean compatible =
              fields.optional("backward-compatible", scalars::truth, Defaults.BACKWARD_COMPATIBLE);
          return () ->
              new MigrationsConfig(
                  command.get(), directory, environment, timeout, tool, compatible);
        });
  }
}
