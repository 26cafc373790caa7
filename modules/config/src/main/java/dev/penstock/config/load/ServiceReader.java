package dev.penstock.config.load;

import dev.penstock.config.CommandsConfig;
import dev.penstock.config.Defaults;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.HealthConfig;
import dev.penstock.config.PlacementConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.problem.Nearest;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Template;
import dev.penstock.config.yaml.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Supplier;

/** Reads one service. */
final class ServiceReader {
  private final Reading reading;
  private final Naming naming;
  private final Node.Entry service;
  private final String name;
  private final ServiceOutline outline;

  ServiceReader(Reading reading, Naming naming, Node.Entry service) {
    this.reading = reading;
    this.naming = naming;
    this.service = service;
    this.name = service.key();
    this.outline = reading.outline().service(name);
  }

  Optional<ServiceConfig> read() {
    refuseName();
    refuseNowhere();
    return Fields.read(
        Section.SERVICE,
        service.value(),
        reading,
        fields -> {
          Paths files = new Paths(reading);
          var deployer =
              fields.required("deployer", new Scalars(reading).choice(DeployerChoice.class));
          var preview = fields.optional("preview", new PreviewReader(reading, naming, name)::read);
          var environments =
              fields.optional(
                  "environments", Blocks.map(reading, this::placement), new LinkedHashMap<>());
          Path directory = fields.optional("directory", files::inside, Defaults.DIRECTORY);
          var config = fields.optional("config", files::inside);
          List<String> after =
              fields.optional("after", new AfterReader(reading, name)::read, List.of());
          var variables = values(fields, ServiceValues.VARIABLES, TemplatePlace.VARIABLE);
          var secrets = values(fields, ServiceValues.SECRETS, TemplatePlace.SECRET);
          var health =
              fields.optional(
                  "health", new HealthReader(reading, name)::read, HealthConfig.byDefault());
          var build =
              fields.optional("build", node -> new CommandReader(reading).build(node, name));
          var commands = commands(fields);
          List<Path> paths =
              fields.optional("paths", Blocks.list(reading, files::inside), List.of());
          new ServiceValues(reading, variables, secrets).check(service);
          return () ->
              new ServiceConfig(
                  name,
                  deployer.get(),
                  directory,
                  config,
                  after,
                  preview,
                  environments,
                  variables,
                  secrets,
                  health,
                  build,
                  commands.get(),
                  paths);
        });
  }

  private void refuseName() {
    if (!Forms.NAME.matcher(name).matches()) {
      reading.wrong(
          service.at(),
          Quoted.of(name) + " is not a service's name",
          "use a-z, 0-9 and single dashes, at most 63 characters");
    }
  }

  private void refuseNowhere() {
    if (outline.everywhere().isEmpty()) {
      reading.wrong(
          service.at(),
          Quoted.of(name) + " is in no preview and in no environment",
          "give it a `preview`, or name an environment under its `environments`");
    }
  }

  private Optional<PlacementConfig> placement(Node.Entry environment) {
    SequencedSet<String> declared = reading.outline().environments();
    if (!declared.contains(environment.key())) {
      reading.wrong(
          environment.at(),
          "unknown environment " + Quoted.of(environment.key()),
          Nearest.to(environment.key(), declared)
              .map(near -> "did you mean " + Quoted.of(near) + "?")
              .orElse("declare it under `environments` at the top of the file"));
    }
    return new PlacementReader(reading, naming, name, environment.key()).read(environment.value());
  }

  private SequencedMap<String, Template> values(Fields fields, String key, TemplatePlace place) {
    return fields.optional(
        key, new VariablesReader(reading, TemplateSite.of(place, name)), new LinkedHashMap<>());
  }

  private Supplier<Optional<CommandsConfig>> commands(Fields fields) {
    if (outline.isDeployedBy(DeployerChoice.COMMAND)) {
      var commands =
          fields.required(
              "commands", "with `deployer: command`", new CommandReader(reading)::commands);
      return () -> Optional.of(commands.get());
    }
    Optional<CommandsConfig> none = fields.optional("commands", this::refuseCommands);
    return () -> none;
  }

  private Optional<CommandsConfig> refuseCommands(Node node) {
    return reading.wrong(
        node.position(), "`commands` are for `deployer: command` only", "take them out");
  }
}
