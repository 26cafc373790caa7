package dev.penstock.config.load;

import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Template;
import dev.penstock.config.yaml.Node;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** Sees to it that a service's variables and secrets hold everywhere it is. */
final class ServiceValues {
  static final String VARIABLES = "variables";
  static final String SECRETS = "secrets";

  private final Reading reading;
  private final Map<String, Template> variables;
  private final Map<String, Template> secrets;

  ServiceValues(Reading reading, Map<String, Template> variables, Map<String, Template> secrets) {
    this.reading = reading;
    this.variables = variables;
    this.secrets = secrets;
  }

  /** Says what does not hold, in previews and in each lasting environment. */
  void check(Node.Entry service) {
    refuseBoth(variables.keySet(), secrets.keySet(), service.at());
    Nodes.child(service.value(), "environments").stream()
        .flatMap(Nodes::entries)
        .forEach(this::checkIn);
  }

  private void checkIn(Node.Entry environment) {
    SequencedSet<String> plain = namesIn(environment, VARIABLES);
    SequencedSet<String> secret = namesIn(environment, SECRETS);
    refuseBoth(plain, secret, environment.at());
    refuseBoth(plain, secrets.keySet(), environment.at());
    refuseBoth(variables.keySet(), secret, environment.at());
    new InheritedValues(reading, VARIABLES, variables).check(environment, plain);
    new InheritedValues(reading, SECRETS, secrets).check(environment, secret);
  }

  private static SequencedSet<String> namesIn(Node.Entry environment, String key) {
    return Nodes.child(environment.value(), key).map(Nodes::keys).orElseGet(LinkedHashSet::new);
  }

  private void refuseBoth(Set<String> plain, Set<String> secret, Position position) {
    plain.stream()
        .filter(secret::contains)
        .forEach(
            name ->
                reading.wrong(
                    position, Quoted.of(name) + " is a variable and a secret", "keep one of them"));
  }
}
