package dev.penstock.config.load;

import dev.penstock.config.CommandConfig;
import dev.penstock.config.CommandsConfig;
import dev.penstock.config.Defaults;
import dev.penstock.config.yaml.Node;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads programs of the repository. */
final class CommandReader {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(6);

  private final Reading reading;

  CommandReader(Reading reading) {
    this.reading = reading;
  }

  /** A program and its arguments. */
  Optional<List<String>> words(Node node) {
    return Blocks.list(reading, new Scalars(reading).plain())
        .read(node)
        .flatMap(
            words ->
                node instanceof Node.Sequence list && list.items().isEmpty()
                    ? reading.wrong(node.position(), "an empty command", "write `[npm, run, …]`")
                    : Optional.of(words));
  }

  /** How long a program may take. */
  ValueReader<Duration> timeout() {
    return new Durations(reading).between(SHORTEST, LONGEST);
  }

  /** How a service is built. */
  Optional<CommandConfig> build(Node node, String service) {
    VariablesReader variables =
        new VariablesReader(reading, TemplateSite.of(TemplatePlace.BUILD, service));
    return Fields.read(
        Section.BUILD,
        node,
        reading,
        fields -> {
          var command = fields.required("command", this::words);
          var directory =
              fields.optional("directory", new Paths(reading)::inside, Defaults.DIRECTORY);
          var environment = fields.optional("environment", variables, new LinkedHashMap<>());
          Duration timeout = fields.optional("timeout", timeout(), Defaults.COMMAND_TIMEOUT);
          return () -> new CommandConfig(command.get(), directory, environment, timeout);
        });
  }

  /** The programs that deploy a service. */
  Optional<CommandsConfig> commands(Node node) {
    return Fields.read(
        Section.COMMANDS,
        node,
        reading,
        fields -> {
          var deploy = fields.required("deploy", this::words);
          var current = fields.required("current", this::words);
          var rollback = fields.required("rollback", this::words);
          Duration timeout = fields.optional("timeout", timeout(), Defaults.COMMAND_TIMEOUT);
          return () -> new CommandsConfig(deploy.get(), current.get(), rollback.get(), timeout);
        });
  }
}
