package dev.penstock.inputs;

import dev.penstock.command.ActionReport;
import dev.penstock.command.Output;
import dev.penstock.pipeline.incident.FailureIssues.OpenIssue;
import dev.penstock.pipeline.release.PlacedService;
import dev.penstock.pipeline.release.ReleaseReport;
import dev.penstock.pipeline.release.ReleaseState;
import dev.penstock.pipeline.release.RolledBackService;
import dev.penstock.pipeline.release.ServiceOutcome;
import dev.penstock.report.ReleaseJson;
import dev.penstock.report.ReleaseSummary;
import dev.penstock.report.RunLinks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an action answers about a run in a lasting environment. */
public final class ReleaseAnswer {
  /** Where a person looks first. */
  public static final Output URL =
      new Output("url", "Where a person looks first: the service that is deployed last.");

  /** What was proven. */
  public static final Output SERVICES =
      new Output("services", "The names of the services that were proven, separated by commas.");

  /** What became of it. */
  public static final Output STATE =
      new Output(
          "state",
          "What became of the environment: `proven`, `rolled-back`, `stopped` or `broken`; empty for"
              + " a preview.");

  /** The run's record. */
  public static final Output DEPLOYMENT =
      new Output(
          "deployment",
          "The id of the deployment on GitHub that records the run; empty for a preview.");

  /** Where the failure is told. */
  public static final Output ISSUE =
      new Output("issue", "The address of the issue that tells of the failure; empty without one.");

  private ReleaseAnswer() {}

  /** The answer. */
  public static ActionReport of(ReleaseReport report, RunLinks links, Optional<OpenIssue> issue) {
    ActionReport outcome =
        report
            .failure()
            .map(ActionReport::failed)
            .orElseGet(() -> ActionReport.done("services-proven", "all services are proven"));
    return outcome
        .with(URL, report.plan().frontUrl().toString())
        .with(SERVICES, String.join(",", proven(report)))
        .with(STATE, word(report.state()))
        .with(DEPLOYMENT, Long.toString(report.entry().id()))
        .with(ISSUE, issue.map(open -> open.url().toString()).orElse(""))
        .withField(ReleaseJson.FIELD, ReleaseJson.of(report))
        .withSummary(ReleaseSummary.render(report, links));
  }

  private static List<String> proven(ReleaseReport report) {
    Stream<PlacedService> promoted =
        report.services().stream()
            .filter(ServiceOutcome.Promoted.class::isInstance)
            .filter(ServiceOutcome::isGood)
            .map(ServiceOutcome::service);
    Stream<PlacedService> back =
        report.rolledBack().stream()
            .filter(RolledBackService::isProven)
            .map(RolledBackService::service);
    return (report.rolledBack().isEmpty() ? promoted : back)
        .map(PlacedService::key)
        .collect(Collectors.toList());
  }

  private static String word(ReleaseState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
