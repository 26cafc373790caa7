package dev.penstock.config.load;

import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Reference;
import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.ServiceFact;
import dev.penstock.config.template.Template;
import dev.penstock.config.yaml.Node;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sees to it that what a service says of its values in general holds in each lasting environment
 * that gives them no other.
 */
final class InheritedValues {
  static final String WHY_NOT_GENERATED =
      "it would change with the provider's token, and a lasting environment's must not";

  private final Reading reading;
  private final String key;
  private final Map<String, Template> own;

  /**
   * @param key where they stand: {@code variables} or {@code secrets}
   * @param own the service's own values
   */
  InheritedValues(Reading reading, String key, Map<String, Template> own) {
    this.reading = reading;
    this.key = key;
    this.own = own;
  }

  /**
   * Says what does not hold in that environment of the service.
   *
   * @param overridden the names of those that have another value there
   */
  void check(Node.Entry environment, Set<String> overridden) {
    own.forEach(
        (name, template) -> {
          if (!overridden.contains(name)) {
            check(environment, name, template);
          }
        });
  }

  private void check(Node.Entry environment, String name, Template template) {
    template.references().stream()
        .sorted(Comparator.comparing(Reference::text))
        .forEach(
            reference ->
                fault(reference, environment.key())
                    .ifPresent(fault -> say(environment, name, reference, fault)));
  }

  private void say(Node.Entry environment, String name, Reference reference, String fault) {
    reading.wrong(
        environment.at(),
        Quoted.of(name) + " cannot be " + Templates.shown(reference) + " here: " + fault,
        "give it another value in the " + Quoted.of(key) + " of this environment");
  }

  private Optional<String> fault(Reference reference, String environment) {
    return switch (reference) {
      case Fact fact when fact.isOfPullRequest() ->
          Optional.of(TemplatePlace.LASTING_VARIABLE.reason());
      case SecretReference.GENERATED -> Optional.of(WHY_NOT_GENERATED);
      case ServiceFact fact when isMissing(fact.service(), environment) ->
          Optional.of("that service is not in " + Quoted.of(environment));
      default -> Optional.empty();
    };
  }

  private boolean isMissing(String service, String environment) {
    Outline outline = reading.outline();
    return outline.declares(service)
        && !outline.service(service).isIn(Whereabouts.environment(environment));
  }
}
