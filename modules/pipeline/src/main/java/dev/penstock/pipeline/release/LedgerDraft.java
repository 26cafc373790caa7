package dev.penstock.pipeline.release;

import dev.penstock.health.HealthReport;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.RunIdentity;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.RestorePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what a run leaves in the ledger. */
final class LedgerDraft {
  private final EnvironmentPlan plan;
  private final RunIdentity identity;

  LedgerDraft(EnvironmentPlan plan, RunIdentity identity) {
    this.plan = plan;
    this.identity = identity;
  }

  /** What a run that begins is going to do. */
  LedgerPayload begun(
      LedgerPayload.Kind kind, List<ReleasedService> services, List<ReleasedService> before) {
    return new LedgerPayload(
        plan.owner().project(),
        kind,
        LedgerPayload.Result.BEGUN,
        identity,
        services,
        before,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** How a run ended. */
  LedgerPayload ended(
      LedgerPayload.Kind kind,
      LedgerPayload.Result result,
      List<ReleasedService> services,
      List<ReleasedService> before,
      Optional<SchemaState> schema,
      Optional<RestorePoint> restorePoint,
      Optional<String> hold,
      Optional<Failure> failure) {
    return new LedgerPayload(
        plan.owner().project(),
        kind,
        result,
        identity,
        services,
        before,
        schema,
        restorePoint,
        hold,
        failure.map(Failure::what));
  }

  /**
   * Every service as a deploy left it.
   *
   * @param before what each served before, by key
   * @param contents hashes of what services are made from, by key
   */
  List<ReleasedService> services(
      List<ServiceOutcome> outcomes,
      List<RolledBackService> rolledBack,
      Map<String, ReleasedService> before,
      Map<String, String> contents) {
    List<ReleasedService> services = new ArrayList<>();
    for (ServiceOutcome outcome : outcomes) {
      String key = outcome.service().key();
      Optional<ReleasedService> back =
          rolledBack.stream()
              .filter(one -> one.service().key().equals(key))
              .map(LedgerDraft::returned)
              .findFirst();
      back.or(() -> left(outcome, Optional.ofNullable(contents.get(key))))
          .or(() -> Optional.ofNullable(before.get(key)))
          .ifPresent(services::add);
    }
    return services;
  }

  static ReleasedService returned(RolledBackService back) {
    ReleasedService to = back.to();
    return new ReleasedService(
        to.service(),
        to.name(),
        to.release(),
        to.commit(),
        to.url(),
        to.image(),
        to.content(),
        back.health().map(HealthReport::explain));
  }

  /** What serves and was never proven by anybody. */
  static ReleasedService unproven(PlacedService service, Release release) {
    return new ReleasedService(
        service.key(),
        release.name(),
        release.id(),
        "",
        release.url().orElse(service.url()),
        release.image(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<ReleasedService> left(ServiceOutcome outcome, Optional<String> content) {
    return switch (outcome) {
      case ServiceOutcome.Promoted promoted ->
          Optional.of(
              released(
                  promoted.service(),
                  promoted.release(),
                  content,
                  Optional.of(promoted.health().explain())));
      case ServiceOutcome.Failed failed ->
          failed
              .release()
              .map(release -> released(failed.service(), release, content, Optional.empty()));
      case ServiceOutcome.Skipped skipped -> Optional.empty();
      case ServiceOutcome.NotReached missed -> Optional.empty();
    };
  }

  private ReleasedService released(
      PlacedService service, Release release, Optional<String> content, Optional<String> health) {
    return new ReleasedService(
        service.key(),
        release.name(),
        release.id(),
        plan.commit(),
        release.url().orElse(service.url()),
        release.image(),
        content,
        health);
  }
}
