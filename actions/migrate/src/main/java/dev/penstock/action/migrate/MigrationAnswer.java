package dev.penstock.action.migrate;

import dev.penstock.command.ActionReport;
import dev.penstock.command.Output;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.RestorePoint;
import dev.penstock.pipeline.release.MigrationOutcome;
import dev.penstock.pipeline.release.MigrationReport;
import dev.penstock.report.Markdown;
import dev.penstock.report.MarkdownTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the action answers about a run. */
final class MigrationAnswer {
  static final Output RESTORE_POINT =
      new Output(
          "restore-point",
          "The way back, in one line: a moment of the branch's history with its LSN, or the branch"
              + " that keeps the state.");

  static final Output APPLIED =
      new Output(
          "applied",
          "The migrations that were applied, separated by commas; empty when there were none, or the"
              + " tool keeps no table.");

  static final Output SCHEMA_VERSION =
      new Output(
          "schema-version",
          "The last migration that is applied and how many there are; empty when that is not known.");

  static final Output DEPLOYMENT =
      new Output("deployment", "The id of the deployment on GitHub that records the run.");

  static final List<Output> OUTPUTS = List.of(RESTORE_POINT, APPLIED, SCHEMA_VERSION, DEPLOYMENT);

  private MigrationAnswer() {}

  static ActionReport of(MigrationReport report) {
    ActionReport answer =
        report
            .failure()
            .map(ActionReport::failed)
            .orElseGet(() -> done(report))
            .with(RESTORE_POINT, report.restorePoint().map(RestorePoint::describe).orElse(""))
            .with(APPLIED, String.join(",", added(report)))
            .with(SCHEMA_VERSION, version(report).orElse(""))
            .with(DEPLOYMENT, Long.toString(report.entry().id()))
            .withField("migrations", added(report));
    return report
        .restorePoint()
        .map(point -> answer.withField("restorePoint", fields(point)))
        .orElse(answer);
  }

  private static ActionReport done(MigrationReport report) {
    String message = report.outcome().map(MigrationOutcome::describe).orElse("migrated");
    return ActionReport.done(
            added(report).isEmpty() && version(report).isPresent()
                ? "nothing-to-migrate"
                : "migrated",
            message)
        .withSummary(summary(report, message));
  }

  private static List<String> added(MigrationReport report) {
    return report.outcome().map(MigrationOutcome::added).orElse(List.of());
  }

  /** The ledger knows it even after a failure. */
  private static Optional<String> version(MigrationReport report) {
    return report.failure().isPresent()
        ? report.entry().payload().schema().map(SchemaState::version)
        : report.outcome().flatMap(MigrationOutcome::schema).map(SchemaState::version);
  }

  private static Map<String, Object> fields(RestorePoint point) {
    return switch (point) {
      case RestorePoint.Moment moment ->
          Map.of("branch", moment.branch(), "at", moment.at().toString(), "lsn", moment.lsn());
      case RestorePoint.Copy copy -> Map.of("branch", copy.branch(), "copy", copy.copy());
    };
  }

  private static String summary(MigrationReport report, String message) {
    String way = report.restorePoint().map(RestorePoint::describe).orElse("none");
    return "### Migrations of "
        + Markdown.text(report.plan().name())
        + "\n\n"
        + MarkdownTable.of("what", "")
            .row("applied", Markdown.text(message))
            .row("way back", Markdown.text(way))
            .render();
  }
}
