package dev.penstock.pipeline.release;

import dev.penstock.config.template.ServiceFact;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.deploy.StagedRelease;
import dev.penstock.pipeline.step.StepLog;

/** Uploads a service's version without giving it traffic. */
final class StageServicesStep {
  private final EnvironmentPlan plan;
  private final Deployers deployers;
  private final PlacedVersions versions;
  private final KnownValues known;
  private final StepLog steps;

  StageServicesStep(
      EnvironmentPlan plan,
      Deployers deployers,
      PlacedVersions versions,
      KnownValues known,
      StepLog steps) {
    this.plan = plan;
    this.deployers = deployers;
    this.versions = versions;
    this.known = known;
    this.steps = steps;
  }

  /**
   * What is staged.
   *
   * @param version what was uploaded
   * @param staged what the provider made of it
   */
  record Staged(ServiceVersion version, StagedRelease staged) {}

  /**
   * Whether everything the service reads is known by now. What another service is called once it is
   * live may be known only then.
   */
  boolean isPossible(PlacedService service) {
    return plan.templates(service)
        .flatMap(template -> template.references().stream())
        .filter(ServiceFact.class::isInstance)
        .allMatch(fact -> known.now().plain((ServiceFact) fact).isPresent());
  }

  /** Stages it and makes known what it is called. */
  Staged run(PlacedService service) {
    ServiceVersion version = versions.of(service, known.now());
    StagedRelease staged =
        steps.run(
            "Stage " + service.key(),
            () -> deployers.of(plan, service).stage(version),
            StageServicesStep::describe);
    staged.release().ifPresent(release -> known.add(service.key(), release));
    return new Staged(version, staged);
  }

  private static String describe(StagedRelease staged) {
    String what = staged.release().map(release -> release.id()).orElse("ready");
    return staged.exception().map(why -> what + " (" + why + ")").orElse(what);
  }
}
