package dev.penstock.report;

import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.incident.Incident;
import dev.penstock.pipeline.release.ReleaseReport;

/**
 * Turns a run's report into what people are told of it.
 *
 * @param links the pages of the run and its commits
 * @param rollback how a person rolls back
 * @param redactor knows the run's secrets
 */
public record IncidentReport(RunLinks links, RollbackCommand rollback, Redactor redactor) {

  /** The incident of a run that failed. */
  public Incident incident(ReleaseReport report) {
    return new FailureIssueText(ReportedRelease.factsOf(report), links, rollback, redactor)
        .incident();
  }
}
