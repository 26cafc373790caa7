package dev.penstock.report;

import dev.penstock.health.HealthReport;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.release.PlacedService;
import dev.penstock.pipeline.release.ReleaseReport;
import dev.penstock.pipeline.release.RolledBackService;
import dev.penstock.pipeline.release.ServiceOutcome;
import dev.penstock.report.ServedService.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What each service serves after a run: the last thing that was done about it decides. */
final class ServedServices {
  private final ReleaseReport report;

  ServedServices(ReleaseReport report) {
    this.report = report;
  }

  List<ServedService> all() {
    return report.plan().services().stream().map(this::served).toList();
  }

  private ServedService served(PlacedService service) {
    return putBack(service)
        .map(this::served)
        .or(() -> outcome(service).map(this::served))
        .orElseGet(() -> untouched(service, Optional.empty()));
  }

  private ServedService served(RolledBackService back) {
    return new ServedService(
        back.service().key(),
        Optional.of(back.service().url()),
        Optional.of(back.to().release()),
        Optional.of(back.to().commit()),
        back.isProven() ? State.PUT_BACK : State.NOT_PROVEN,
        Optional.empty(),
        back.health().map(HealthReport::explain),
        back.tool().map(Failure::what));
  }

  private ServedService served(ServiceOutcome outcome) {
    return switch (outcome) {
      case ServiceOutcome.Promoted promoted -> promoted(promoted);
      case ServiceOutcome.Skipped skipped -> untouched(skipped.service(), skipped.serving());
      case ServiceOutcome.Failed failed -> failed(failed);
      case ServiceOutcome.NotReached notReached ->
          untouched(notReached.service(), Optional.empty());
    };
  }

  private ServedService promoted(ServiceOutcome.Promoted promoted) {
    return new ServedService(
        promoted.service().key(),
        Optional.of(promoted.release().url().orElse(promoted.service().url())),
        Optional.of(promoted.release().id()),
        Optional.of(report.plan().commit()),
        promoted.isGood() ? State.PROVEN : State.NOT_PROVEN,
        Optional.of(report.entry().id()),
        Optional.of(promoted.health().explain()),
        promoted.tool().map(Failure::what));
  }

  private ServedService failed(ServiceOutcome.Failed failed) {
    return new ServedService(
        failed.service().key(),
        Optional.of(failed.service().url()),
        failed.release().map(Release::id),
        Optional.of(report.plan().commit()),
        State.NOT_PROVEN,
        Optional.of(report.entry().id()),
        Optional.empty(),
        Optional.of(failed.why().what()));
  }

  private ServedService untouched(PlacedService service, Optional<Release> serving) {
    Optional<ReleasedService> known = known(service);
    return new ServedService(
        service.key(),
        Optional.of(service.url()),
        serving.map(Release::id).or(() -> known.map(ReleasedService::release)),
        known.map(ReleasedService::commit),
        State.UNTOUCHED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<RolledBackService> putBack(PlacedService service) {
    return report.rolledBack().stream()
        .filter(one -> one.service().key().equals(service.key()))
        .findFirst();
  }

  private Optional<ServiceOutcome> outcome(PlacedService service) {
    return report.services().stream()
        .filter(one -> one.service().key().equals(service.key()))
        .findFirst();
  }

  /** What the ledger says that it serves: after the run, or else before it. */
  private Optional<ReleasedService> known(PlacedService service) {
    return Stream.concat(
            report.entry().payload().services().stream(),
            report.entry().payload().before().stream())
        .filter(one -> one.service().equals(service.key()))
        .findFirst();
  }
}
