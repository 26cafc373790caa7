package dev.penstock.config.load;

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
  private final TemplateSite site;

  Templates(Reading reading, TemplateSite site) {
    this.reading = reading;
    this.site = site;
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
          site.place().allowsEnvironment()
              ? Optional.empty()
              : notHere(variable, site.place().reason());
      case ServiceFact fact -> new ServiceFacts(reading.outline(), site).fault(fact);
      case SecretReference secret -> secretFault(secret, template);
    };
  }

  private Optional<Fault> factFault(Fact fact) {
    if (!site.place().allows(fact)) {
      return notHere(fact, site.place().reason());
    }
    if (fact.isOfPullRequest() && site.isForLastingToo(reading.outline())) {
      return notHere(fact, "it is for lasting environments too, which have no pull request");
    }
    if (fact == Fact.ZONE && !reading.outline().hasDns()) {
      return notHere(fact, "there is no `dns` block that names a zone");
    }
    return Optional.empty();
  }

  private Optional<Fault> secretFault(SecretReference secret, Template template) {
    if (site.place() == TemplatePlace.BUILD) {
      return notHere(secret, "services are built before anything is made");
    }
    if (!site.place().allowsSecrets()) {
      return Optional.of(
          new Fault(
              shown(secret) + " is secret and cannot stand here",
              site.place() == TemplatePlace.PROBE
                  ? "give the probe a token of its own: `${env.NAME}`"
                  : "move it to `secrets`"));
    }
    if (secret == SecretReference.GENERATED) {
      return generatedFault(secret, template);
    }
    return reading.outline().hasDatabase()
        ? Optional.empty()
        : notHere(secret, "there is no `database` block");
  }

  private Optional<Fault> generatedFault(SecretReference secret, Template template) {
    if (!site.place().isSecret()) {
      return notHere(secret, "only a service's secret can be generated");
    }
    if (site.place() == TemplatePlace.LASTING_SECRET) {
      return notHere(secret, InheritedValues.WHY_NOT_GENERATED);
    }
    return template.isGenerated()
        ? Optional.empty()
        : notHere(secret, "it has to be the whole value, with nothing around it");
  }

  static Optional<Fault> notHere(Reference reference, String reason) {
    return Optional.of(new Fault(shown(reference) + " cannot stand here", reason));
  }

  static String shown(Reference reference) {
    return Quoted.of("${" + reference.text() + "}");
  }
}
