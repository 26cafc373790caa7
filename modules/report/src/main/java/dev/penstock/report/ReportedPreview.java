package dev.penstock.report;

import dev.penstock.health.Evidence;
import dev.penstock.health.HealthReport;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.preview.DeployedService;
import dev.penstock.pipeline.preview.MigrateDatabaseStep;
import dev.penstock.pipeline.preview.PlannedDatabase;
import dev.penstock.pipeline.preview.PlannedService;
import dev.penstock.pipeline.preview.PreviewReport;
import dev.penstock.pipeline.step.StepRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a run did for a preview, as the comment and the summary show it. */
public final class ReportedPreview {
  private final PreviewReport report;
  private final Optional<URI> runUrl;
  private final Instant started;
  private final Instant now;

  /**
   * @param runUrl the page of the run
   * @param started when the run began
   * @param now what time it is
   */
  public ReportedPreview(PreviewReport report, Optional<URI> runUrl, Instant started, Instant now) {
    this.report = report;
    this.runUrl = runUrl;
    this.started = started;
    this.now = now;
  }

  /** The model of comment and summary. */
  public PreviewCommentModel model() {
    boolean removed = status() == PreviewStatus.REMOVED;
    return new PreviewCommentModel(
        report.plan().owner().environment(),
        status(),
        report.plan().identity().commit().orElse(""),
        removed ? List.of() : services(),
        report.plan().database().map(this::database),
        dns(),
        report.steps().stream().map(this::step).toList(),
        report.failure().map(FailureNote::new),
        runUrl,
        now,
        Duration.between(started, now));
  }

  private PreviewStatus status() {
    return switch (report.state()) {
      case READY -> PreviewStatus.READY;
      case FAILED -> PreviewStatus.FAILED;
      case CLOSED, REMOVED -> PreviewStatus.REMOVED;
    };
  }

  private List<ServiceRow> services() {
    return report.plan().services().stream().map(this::service).toList();
  }

  private ServiceRow service(PlannedService planned) {
    Optional<DeployedService> deployed =
        report.services().stream()
            .filter(one -> one.service().key().equals(planned.key()))
            .findFirst();
    return new ServiceRow(
        /* name= */ planned.key(),
        deployed.map(one -> URI.create(one.url())),
        planned.name(),
        deployed
            .filter(DeployedService::isProven)
            .flatMap(one -> report.plan().identity().commit()),
        deployed.map(one -> health(one.health())).orElseGet(ServiceHealth.Waiting::new));
  }

  private static ServiceHealth health(HealthReport health) {
    Evidence evidence = health.evidence();
    return health instanceof HealthReport.Proven
        ? new ServiceHealth.Healthy(evidence.duration(), evidence.probes())
        : new ServiceHealth.Unhealthy(evidence.last().explain(), evidence.probes());
  }

  private DatabaseRow database(PlannedDatabase planned) {
    return new DatabaseRow(
        planned.branch().name(),
        planned.branch().parent(),
        databaseState(planned),
        status() == PreviewStatus.REMOVED ? Optional.empty() : planned.branch().expiresAt());
  }

  private DatabaseRow.State databaseState(PlannedDatabase planned) {
    if (status() == PreviewStatus.REMOVED) {
      return DatabaseRow.State.REMOVED;
    }
    if (report.branch().isEmpty()) {
      return DatabaseRow.State.WAITING;
    }
    boolean migrated =
        planned.migrations().isPresent()
            && report.steps().stream()
                .anyMatch(
                    step -> step.title().equals(MigrateDatabaseStep.TITLE) && step.succeeded());
    return migrated ? DatabaseRow.State.MIGRATED : DatabaseRow.State.READY;
  }

  private List<DnsRow> dns() {
    if (report.plan().zone().isEmpty()) {
      return List.of();
    }
    List<String> answered = report.dns().stream().map(DnsChange::host).toList();
    return report.plan().hosts().stream()
        .map(host -> new DnsRow(host, dnsState(answered.contains(host))))
        .toList();
  }

  private DnsRow.State dnsState(boolean answered) {
    if (status() == PreviewStatus.REMOVED) {
      return DnsRow.State.REMOVED;
    }
    return answered ? DnsRow.State.ANSWERED : DnsRow.State.WAITING;
  }

  private StepRow step(StepRecord step) {
    return StepRow.ended(
        step.title(),
        step.succeeded() ? StepRow.State.DONE : StepRow.State.FAILED,
        Duration.between(started, step.started()),
        step.duration());
  }
}
