package dev.penstock.config.load;

import dev.penstock.config.Defaults;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.HealthConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Template;
import dev.penstock.config.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the services. One for a whole file. */
final class ServiceReader {
  private final Reading reading;
  private final PreviewReader previews;

  ServiceReader(Reading reading) {
    this.reading = reading;
    this.previews = new PreviewReader(reading);
  }

  Optional<ServiceConfig> read(Node.Entry service) {
    if (!Forms.NAME.matcher(service.key()).matches()) {
      reading.wrong(
          service.at(),
          Quoted.of(service.key()) + " is not a service's name",
          "use a-z, 0-9 and single dashes, at most 63 characters");
    }
    return Fields.read(
        Section.SERVICE,
        service.value(),
        reading,
        fields -> {
          String name = service.key();
          var deployer =
              fields.required("deployer", new Scalars(reading).choice(DeployerChoice.class));
          var preview = fields.required("preview", node -> previews.read(node, name));
          var directory =
              fields.optional("directory", new Paths(reading)::inside, Defaults.DIRECTORY);
          var config = fields.optional("config", new Paths(reading)::inside);
          List<String> after =
              fields.optional("after", new AfterReader(reading, name)::read, List.of());
          var variables = variables(fields, "variables", TemplatePlace.VARIABLE, name);
          var secrets = variables(fields, "secrets", TemplatePlace.SECRET, name);
          var health =
              fields.optional("health", new HealthReader(reading)::read, HealthConfig.byDefault());
          refuseSharedNames(service, variables, secrets);
          return () ->
              new ServiceConfig(
                  name,
                  deployer.get(),
                  directory,
                  config,
                  after,
                  Optional.of(preview.get()),
                  new LinkedHashMap<>(),
                  variables,
                  secrets,
                  health,
                  Optional.empty(),
                  Optional.empty(),
                  List.of());
        });
  }

  private SequencedMap<String, Template> variables(
      Fields fields, String key, TemplatePlace place, String service) {
    return fields.optional(
        key, new VariablesReader(reading, place, service), new LinkedHashMap<>());
  }

  private void refuseSharedNames(
      Node.Entry service,
      SequencedMap<String, Template> variables,
      SequencedMap<String, Template> secrets) {
    secrets.keySet().stream()
        .filter(variables::containsKey)
        .forEach(
            name ->
                reading.wrong(
                    service.at(),
                    Quoted.of(name) + " is a variable and a secret",
                    "keep one of them"));
  }
}
