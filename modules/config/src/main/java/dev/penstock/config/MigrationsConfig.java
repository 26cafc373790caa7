package dev.penstock.config;

import dev.penstock.config.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;

/**
 * How the database's schema is brought up to date.
 *
 * @param command the program and its arguments, started without a shell; at least the program
 * @param directory where it runs, relative to the folder of {@code penstock.yml}
 * @param environment variables it gets besides the usual ones; their values may be secret
 * @param timeout how long it may take
 * @param tool whose table tells what is applied
 * @param backwardCompatible whether the code before a migration also runs after it, always: then
 *     old code may be put back without asking
 */
public record MigrationsConfig(
    List<String> command,
    Path directory,
    SequencedMap<String, Template> environment,
    Duration timeout,
    MigrationTool tool,
    boolean backwardCompatible) {

  public MigrationsConfig {
    command = List.copyOf(command);
    environment = Ordered.copyOf(environment);
  }
}
