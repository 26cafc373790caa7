package dev.penstock.config.load;

import dev.penstock.config.DeployerChoice;
import dev.penstock.config.problem.Nearest;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.template.Fault;
import dev.penstock.config.template.ServiceFact;
import java.util.Optional;
import java.util.stream.Stream;

/** Sees to it that what one service wants to know of another will be known by then. */
final class ServiceFacts {
  private final Outline outline;
  private final TemplateSite site;

  ServiceFacts(Outline outline, TemplateSite site) {
    this.outline = outline;
    this.site = site;
  }

  /** What is wrong with referring to it; empty when nothing is. */
  Optional<Fault> fault(ServiceFact fact) {
    if (!site.place().allowsServiceFacts()) {
      return Templates.notHere(
          fact, "only a service's variables and secrets can refer to a service");
    }
    if (!outline.declares(fact.service())) {
      return unknown(fact);
    }
    if (site.service().filter(fact.service()::equals).isPresent()) {
      return Templates.notHere(fact, "a service cannot refer to itself");
    }
    return Stream.of(later(fact), neverKnown(fact), notKnownYet(fact), notThere(fact))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Fault> unknown(ServiceFact fact) {
    return Optional.of(
        new Fault(
            Templates.shown(fact) + " refers to an unknown service",
            Nearest.to(fact.service(), outline.services().keySet())
                .map(near -> new ServiceFact(near, fact.kind()))
                .map(near -> "did you mean " + Templates.shown(near) + "?")
                .orElse("known: " + String.join(", ", outline.services().keySet()))));
  }

  private Optional<Fault> later(ServiceFact fact) {
    boolean isEarlier =
        site.service().filter(own -> !outline.way(own, fact.service()).isEmpty()).isPresent();
    return isEarlier
        ? Optional.empty()
        : Optional.of(
            new Fault(
                Templates.shown(fact) + " refers to a service that is not deployed before this one",
                "add " + Quoted.of(fact.service()) + " to `after`"));
  }

  private Optional<Fault> neverKnown(ServiceFact fact) {
    return fact.kind() == ServiceFact.Kind.IMAGE
            && outline.service(fact.service()).isDeployedBy(DeployerChoice.WORKERS)
        ? Templates.notHere(fact, "a Worker has no image")
        : Optional.empty();
  }

  /** A build runs before anything is deployed. */
  private Optional<Fault> notKnownYet(ServiceFact fact) {
    boolean isByThen =
        site.place() != TemplatePlace.BUILD
            || (fact.kind() == ServiceFact.Kind.URL
                && !outline.service(fact.service()).hasNativePreview());
    return isByThen
        ? Optional.empty()
        : Templates.notHere(fact, "services are built before any is deployed");
  }

  private Optional<Fault> notThere(ServiceFact fact) {
    return site.uses(outline).stream()
        .filter(where -> !outline.service(fact.service()).isIn(where))
        .findFirst()
        .map(
            where ->
                new Fault(
                    Templates.shown(fact) + " refers to a service that is not in " + where.shown(),
                    "put " + Quoted.of(fact.service()) + " there too, or write the value itself"));
  }
}
