package dev.penstock.config.load;

import dev.penstock.config.problem.Nearest;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.EnvironmentVariable;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Fault;
import dev.penstock.config.template.ParsedTemplate;
import dev.penstock.config.template.Reference;
import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.ServiceFact;
import dev.penstock.config.template.Template;
import dev.penstock.config.yaml.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads templates and sees to it that each refers only to what its place has. */
final class Templates {
  private final Reading reading;
  private final TemplatePlace place;
  private final String service;

  /**
   * @param service the service they belong to; empty for none
   */
  Templates(Reading reading, TemplatePlace place, String service) {
    this.reading = reading;
    this.place = place;
    this.service = service;
  }

  /** The template; empty when anything is wrong with it. */
  Optional<Template> read(Node node) {
    return new Scalars(reading).filled(node).flatMap(this::parse);
  }

  private Optional<Template> parse(Node.Scalar scalar) {
    ParsedTemplate parsed = ParsedTemplate.of(scalar.text());
    List<Fault> faults = new ArrayList<>(parsed.faults());
    parsed.template().references().stream()
        .sorted(Comparator.comparing(Reference::text))
        .forEach(reference -> fault(reference, parsed.template()).ifPresent(faults::add));
    for (Fault fault : faults) {
      reading.problems().add(scalar.position(), fault.message(), fault.suggestion());
    }
    return faults.isEmpty() ? Optional.of(parsed.template()) : Optional.empty();
  }

  private Optional<Fault> fault(Reference reference, Template template) {
    return switch (reference) {
      case Fact fact -> factFault(fact);
      case EnvironmentVariable variable ->
          place.allowsEnvironment() ? Optional.empty() : notHere(variable, place.reason());
      case ServiceFact url -> serviceFault(url);
      case SecretReference secret -> secretFault(secret, template);
    };
  }

  private Optional<Fault> factFault(Fact fact) {
    if (!place.allows(fact)) {
      return notHere(fact, place.reason());
    }
    if (fact == Fact.ZONE && !reading.outline().hasDns()) {
      return notHere(fact, "there is no `dns` block that names a zone");
    }
    return Optional.empty();
  }

  private Optional<Fault> serviceFault(ServiceFact url) {
    if (!place.allowsServiceFacts()) {
      return notHere(url, "only a service's variables and secrets can refer to a service");
    }
    String other = url.service();
    if (!reading.outline().declares(other)) {
      return Optional.of(
          new Fault(
              shown(url) + " refers to an unknown service",
              Nearest.to(other, reading.outline().after().keySet())
                  .map(near -> "did you mean `${services." + near + ".url}`?")
                  .orElse("known: " + String.join(", ", reading.outline().after().keySet()))));
    }
    if (other.equals(service)) {
      return notHere(url, "a service cannot refer to itself");
    }
    return reading.outline().way(service, other).isEmpty() ? isLater(url) : Optional.empty();
  }

  private Optional<Fault> isLater(ServiceFact url) {
    return Optional.of(
        new Fault(
            shown(url) + " refers to a service that is not deployed before this one",
            "add " + Quoted.of(url.service()) + " to `after`"));
  }

  private Optional<Fault> secretFault(SecretReference secret, Template template) {
    if (!place.allowsSecrets()) {
      return Optional.of(
          new Fault(shown(secret) + " is secret and cannot stand here", "move it to `secrets`"));
    }
    if (secret == SecretReference.GENERATED) {
      return generatedFault(secret, template);
    }
    return reading.outline().hasDatabase()
        ? Optional.empty()
        : notHere(secret, "there is no `database` block");
  }

  private Optional<Fault> generatedFault(SecretReference secret, Template template) {
    if (place != TemplatePlace.SECRET) {
      return notHere(secret, "only a service's secret can be generated");
    }
    return template.isGenerated()
        ? Optional.empty()
        : notHere(secret, "it has to be the whole value, with nothing around it");
  }

  private static Optional<Fault> notHere(Reference reference, String reason) {
    return Optional.of(new Fault(shown(reference) + " cannot stand here", reason));
  }

  private static String shown(Reference reference) {
    return Quoted.of("${" + reference.text() + "}");
  }
}
