package dev.penstock.pipeline.release;

import dev.penstock.config.template.Reference;
import dev.penstock.config.template.ServiceFact;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.ledger.ReleasedService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which services a run deploys. One that was picked is left alone when what it is made from
 * is what its proven release was made from, and that release still serves.
 */
final class SelectServicesStep {
  private final Deployers deployers;

  SelectServicesStep(Deployers deployers) {
    this.deployers = deployers;
  }

  /**
   * What to deploy and what not.
   *
   * @param deploy in the order of deployment
   * @param skipped with the reason, in that order too
   */
  record Selection(List<PlacedService> deploy, List<ServiceOutcome.Skipped> skipped) {
    String describe() {
      return deploy.size()
          + " to deploy"
          + (skipped.isEmpty() ? "" : ", " + skipped.size() + " not");
    }
  }

  /**
   * Chooses.
   *
   * @param proven each service's proven release, by its key
   * @param contents hashes of what services are made from, by key, where that is known
   */
  Selection run(
      EnvironmentPlan plan,
      DeployOptions options,
      Map<String, ReleasedService> proven,
      Map<String, String> contents) {
    List<PlacedService> deploy = new ArrayList<>();
    List<ServiceOutcome.Skipped> skipped = new ArrayList<>();
    Set<String> fresh = new HashSet<>();
    for (PlacedService service : plan.services()) {
      Optional<ReleasedService> release = Optional.ofNullable(proven.get(service.key()));
      reasonToSkip(plan, options, service, release, contents, fresh)
          .ifPresentOrElse(
              why -> skipped.add(skip(service, why, release)),
              () -> {
                deploy.add(service);
                fresh.add(service.key());
              });
    }
    return new Selection(List.copyOf(deploy), List.copyOf(skipped));
  }

  private Optional<String> reasonToSkip(
      EnvironmentPlan plan,
      DeployOptions options,
      PlacedService service,
      Optional<ReleasedService> proven,
      Map<String, String> contents,
      Set<String> fresh) {
    if (!options.picks(service)) {
      return Optional.of("not among the components of this run");
    }
    if (options.force() || standsOn(plan, service, fresh)) {
      return Optional.empty();
    }
    return proven
        .filter(release -> isMadeFromTheSame(release, contents.get(service.key())))
        .filter(release -> serves(plan, service, release))
        .map(release -> "unchanged since " + shortCommit(release));
  }

  private static boolean isMadeFromTheSame(ReleasedService proven, @Nullable String content) {
    return content != null && proven.content().equals(Optional.of(content));
  }

  private boolean serves(EnvironmentPlan plan, PlacedService service, ReleasedService proven) {
    return deployers
        .of(plan, service)
        .current(service.name())
        .map(Release::id)
        .equals(Optional.of(proven.release()));
  }

  /** Whether it reads the version or image of a service that changes in this run. */
  private static boolean standsOn(EnvironmentPlan plan, PlacedService service, Set<String> fresh) {
    return plan.templates(service)
        .flatMap(template -> template.references().stream())
        .anyMatch(reference -> changes(reference, fresh));
  }

  private static boolean changes(Reference reference, Set<String> fresh) {
    return reference instanceof ServiceFact fact
        && fact.kind() != ServiceFact.Kind.URL
        && fresh.contains(fact.service());
  }

  private static ServiceOutcome.Skipped skip(
      PlacedService service, String why, Optional<ReleasedService> release) {
    return new ServiceOutcome.Skipped(
        service, why, release.map(known -> new Release(known.name(), known.release())));
  }

  private static String shortCommit(ReleasedService release) {
    return release.commit().substring(0, Math.min(7, release.commit().length()));
  }

  /** Refuses components that are no services of the environment. */
  static void refuseUnknown(EnvironmentPlan plan, DeployOptions options) {
    Set<String> unknown = new TreeSet<>(options.components());
    plan.services().forEach(service -> unknown.remove(service.key()));
    if (!unknown.isEmpty()) {
      throw Failure.invalid(
              "component-unknown",
              "The environment has no such service: " + String.join(", ", unknown),
              "its services are "
                  + String.join(", ", plan.services().stream().map(PlacedService::key).toList()),
              "Name services of penstock.yml in the input components, or leave it out for all.")
          .asException();
    }
  }
}
