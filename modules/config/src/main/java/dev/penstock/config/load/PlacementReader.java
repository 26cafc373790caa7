package dev.penstock.config.load;

import dev.penstock.config.DeployerChoice;
import dev.penstock.config.PlacementConfig;
import dev.penstock.config.RolloutConfig;
import dev.penstock.config.problem.Position;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.config.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads what one service is in one lasting environment. */
final class PlacementReader {
  private final Reading reading;
  private final Naming naming;
  private final String service;
  private final String environment;
  private final Values known;

  PlacementReader(Reading reading, Naming naming, String service, String environment) {
    this.reading = reading;
    this.naming = naming;
    this.service = service;
    this.environment = environment;
    this.known = KnownFacts.of(reading.outline(), service).with(Fact.ENVIRONMENT, environment);
  }

  Optional<PlacementConfig> read(Node node) {
    Templates names = new Templates(reading, site(TemplatePlace.LASTING_NAME));
    return Fields.read(
        Section.PLACEMENT,
        node,
        reading,
        fields -> {
          var name =
              fields.required(
                  "name",
                  value -> names.read(value).filter(read -> isName(read, value.position())));
          var host =
              fields.required(
                  "host",
                  value -> names.read(value).filter(read -> isHost(read, value.position())));
          var rollout = fields.optional("rollout", this::rollout, RolloutConfig.atOnce());
          var variables = values(fields, ServiceValues.VARIABLES, TemplatePlace.LASTING_VARIABLE);
          var secrets = values(fields, ServiceValues.SECRETS, TemplatePlace.LASTING_SECRET);
          return () -> new PlacementConfig(name.get(), host.get(), rollout, variables, secrets);
        });
  }

  private TemplateSite site(TemplatePlace place) {
    return TemplateSite.of(place, service, environment);
  }

  private SequencedMap<String, Template> values(Fields fields, String key, TemplatePlace place) {
    return fields.optional(key, new VariablesReader(reading, site(place)), new LinkedHashMap<>());
  }

  private boolean isName(Template template, Position position) {
    String name = template.evaluate(known);
    return naming.isLegalName(name, position) && isFree(naming.names(), name, position);
  }

  private boolean isHost(Template template, Position position) {
    String host = template.evaluate(known);
    return naming.isLegalHost(host, position)
        && naming.isZoneOrUnderIt(host, position)
        && isFree(naming.hosts(), host, position);
  }

  private boolean isFree(TakenNames taken, String name, Position position) {
    Optional<TakenNames.Lasting> other =
        taken.take(name, new TakenNames.Lasting(service, environment, position));
    return other.isEmpty()
        || reading.not(
            position,
            other.orElseThrow().shown() + " has this too (" + name + ")",
            "give each service its own in each environment");
  }

  private Optional<RolloutConfig> rollout(Node node) {
    return new RolloutReader(reading).read(node).filter(rollout -> isPossible(rollout, node));
  }

  private boolean isPossible(RolloutConfig rollout, Node node) {
    return !rollout.isGradual()
        || !reading.outline().service(service).isDeployedBy(DeployerChoice.COMMAND)
        || reading.not(
            node.position(),
            "`deployer: command` gives a version all traffic at once",
            "take `rollout` out");
  }
}
