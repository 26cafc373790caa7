package dev.penstock.report;

import dev.penstock.health.HealthReport;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.incident.Signature;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.RestorePoint;
import dev.penstock.pipeline.release.MigrationOutcome;
import dev.penstock.pipeline.release.PlacedService;
import dev.penstock.pipeline.release.ReleaseReport;
import dev.penstock.pipeline.release.RolledBackService;
import dev.penstock.pipeline.release.ServiceOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from a run's report what there is to tell of it. */
public final class ReportedRelease {
  private static final String NO_SERVICE = "all";
  private static final String NO_REASON = "none";

  private final ReleaseReport report;

  private ReportedRelease(ReleaseReport report) {
    this.report = report;
  }

  /** What there is to tell. */
  public static ReleaseFacts factsOf(ReleaseReport report) {
    return new ReportedRelease(report).facts();
  }

  private ReleaseFacts facts() {
    return new ReleaseFacts(
        signature(),
        report.entry().id(),
        isRollback(),
        Optional.of(report.plan().commit()),
        aftermath(),
        report.failure().map(ToolLines::withoutThem),
        report.rollbackRefused().map(ToolLines::withoutThem),
        report.lastProven().map(ReportedRelease::proven),
        new ServedServices(report).all(),
        unproven().map(health -> ProbeRun.of(health.evidence())).orElse(List.of()),
        schema(),
        report.migration().map(MigrationOutcome::added).orElse(List.of()),
        restorePoint().map(RestorePoint::describe),
        output());
  }

  private Signature signature() {
    return new Signature(
        report.plan().owner().project(),
        report.plan().name(),
        report.culprit().map(PlacedService::key).orElse(NO_SERVICE),
        report.failure().map(Failure::reasonCode).orElse(NO_REASON));
  }

  private boolean isRollback() {
    return report.entry().payload().kind() == LedgerPayload.Kind.ROLLBACK;
  }

  private Aftermath aftermath() {
    return switch (report.state()) {
      case PROVEN -> Aftermath.PROVEN;
      case ROLLED_BACK -> touched() ? Aftermath.ROLLED_BACK : Aftermath.UNTOUCHED;
      case STOPPED -> touched() ? Aftermath.STOPPED : Aftermath.UNTOUCHED;
      case BROKEN -> touched() ? broken() : Aftermath.UNTOUCHED;
    };
  }

  private Aftermath broken() {
    return isRefused() ? Aftermath.REFUSED : Aftermath.BROKEN;
  }

  private boolean touched() {
    return !report.rolledBack().isEmpty()
        || report.services().stream().anyMatch(ReportedRelease::hadTraffic);
  }

  private static boolean hadTraffic(ServiceOutcome outcome) {
    return switch (outcome) {
      case ServiceOutcome.Promoted promoted -> true;
      case ServiceOutcome.Failed failed -> true;
      case ServiceOutcome.Skipped skipped -> false;
      case ServiceOutcome.NotReached notReached -> false;
    };
  }

  private static ProvenRelease proven(LedgerEntry entry) {
    return new ProvenRelease(Optional.of(entry.id()), Optional.of(entry.commit()));
  }

  /** The one guard that refuses is that of the schema. */
  private boolean isRefused() {
    return report.rollbackRefused().filter(why -> why.exit() == ExitCode.REFUSED).isPresent();
  }

  private SchemaChange schema() {
    return isRefused() ? SchemaChange.BREAKING : schemaOfThisRun();
  }

  private SchemaChange schemaOfThisRun() {
    return report
        .migration()
        .map(this::schema)
        .orElse(
            report.entry().payload().restorePoint().isPresent()
                ? SchemaChange.HALF_WAY
                : SchemaChange.NONE);
  }

  private SchemaChange schema(MigrationOutcome migration) {
    Optional<Boolean> runsOlderCode = migration.schema().map(SchemaState::runsOlderCode);
    if (runsOlderCode.isPresent() && migration.added().isEmpty()) {
      return SchemaChange.NONE;
    }
    return runsOlderCode
        .map(runs -> runs ? SchemaChange.COMPATIBLE : SchemaChange.BREAKING)
        .orElse(SchemaChange.UNKNOWN);
  }

  private Optional<RestorePoint> restorePoint() {
    return report
        .migration()
        .map(MigrationOutcome::restorePoint)
        .or(report.entry().payload()::restorePoint);
  }

  /** The probes that did not prove a service, of the culprit if it is known. */
  private Optional<HealthReport> unproven() {
    Optional<String> culprit = report.culprit().map(PlacedService::key);
    Stream<HealthReport> deployed =
        promoted()
            .filter(one -> culprit.map(one.service().key()::equals).orElse(true))
            .map(ServiceOutcome.Promoted::health);
    Stream<HealthReport> putBack =
        report.rolledBack().stream().map(RolledBackService::health).flatMap(Optional::stream);
    return Stream.concat(deployed, putBack)
        .filter(health -> !(health instanceof HealthReport.Proven))
        .findFirst();
  }

  private Stream<ServiceOutcome.Promoted> promoted() {
    return report.services().stream()
        .filter(ServiceOutcome.Promoted.class::isInstance)
        .map(ServiceOutcome.Promoted.class::cast);
  }

  /** The lines of what the run failed over, or else of the tool that deployed the culprit. */
  private String output() {
    Stream<Failure> tools =
        Stream.concat(
                promoted().filter(one -> !one.isGood()).map(ServiceOutcome.Promoted::tool),
                report.rolledBack().stream().map(RolledBackService::tool))
            .flatMap(Optional::stream);
    return Stream.concat(report.failure().stream(), tools)
        .map(ToolLines::of)
        .filter(lines -> !lines.isBlank())
        .findFirst()
        .orElse("");
  }
}
