package dev.penstock.config;

import dev.penstock.config.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * A program of the repository that Penstock runs.
 *
 * @param command the program and its arguments, started without a shell; at least the program
 * @param directory where it runs, relative to the folder of {@code penstock.yml}
 * @param environment variables it gets besides the usual ones; their values may be secret
 * @param timeout how long it may take
 */
public record CommandConfig(
    List<String> command,
    Path directory,
    SequencedMap<String, Template> environment,
    Duration timeout) {

  public CommandConfig {
    command = List.copyOf(command);
    environment = Ordered.copyOf(environment);
  }

  /** Every template of it. */
  public Stream<Template> templates() {
    return environment.values().stream();
  }
}
