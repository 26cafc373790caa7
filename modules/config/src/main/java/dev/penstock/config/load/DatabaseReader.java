package dev.penstock.config.load;

import dev.penstock.config.DatabaseConfig;
import dev.penstock.config.DatabaseProvider;
import dev.penstock.config.Defaults;
import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.yaml.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads the database and its migrations. */
final class DatabaseReader {
  private static final String NEVER = "never";
  private static final Duration SHORTEST_LIFE = Duration.ofHours(1);

  /** Neon keeps no expiring branch longer (Neon API, {@code expires_at}). */
  private static final Duration LONGEST_LIFE = Duration.ofDays(30);

  private static final Duration SHORTEST_MIGRATION = Duration.ofSeconds(1);
  private static final Duration LONGEST_MIGRATION = Duration.ofHours(6);

  private final Reading reading;
  private final Scalars scalars;
  private final Durations durations;

  DatabaseReader(Reading reading) {
    this.reading = reading;
    this.scalars = new Scalars(reading);
    this.durations = new Durations(reading);
  }

  Optional<DatabaseConfig> read(Node node) {
    Templates project = new Templates(reading, TemplatePlace.DATABASE_PROJECT, "");
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
          Optional<MigrationsConfig> migrations = fields.optional("migrations", this::migrations);
          return () ->
              new DatabaseConfig(
                  provider.get(),
                  id.get(),
                  parent,
                  name.get(),
                  role.get(),
                  unlessNever(expires),
                  Defaults.RESTORE_POINT,
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
    VariablesReader variables = new VariablesReader(reading, TemplatePlace.MIGRATION, "");
    return Fields.read(
        Section.MIGRATIONS,
        node,
        reading,
        fields -> {
          var command = fields.required("command", this::command);
          var directory =
              fields.optional("directory", new Paths(reading)::inside, Defaults.DIRECTORY);
          var environment = fields.optional("environment", variables, new LinkedHashMap<>());
          Duration timeout =
              fields.optional(
                  "timeout",
                  durations.between(SHORTEST_MIGRATION, LONGEST_MIGRATION),
                  Defaults.MIGRATIONS_TIMEOUT);
          return () ->
              new MigrationsConfig(
                  command.get(), directory, environment, timeout, Defaults.MIGRATION_TOOL, false);
        });
  }

  private Optional<List<String>> command(Node node) {
    return Blocks.list(reading, scalars.plain())
        .read(node)
        .flatMap(
            words ->
                node instanceof Node.Sequence list && list.items().isEmpty()
                    ? reading.wrong(node.position(), "an empty command", "write `[npm, run, …]`")
                    : Optional.of(words));
  }
}
