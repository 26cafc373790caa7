package dev.penstock.inputs;

import dev.penstock.command.ActionContext;
import dev.penstock.command.InputProblems;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.incident.FailureIssues.OpenIssue;
import dev.penstock.pipeline.release.ReleaseReport;
import dev.penstock.report.IncidentReport;
import dev.penstock.report.ReleaseNotices;
import dev.penstock.report.RollbackCommand;
import dev.penstock.report.RunLinks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who is told of a run in a lasting environment. */
public final class NoticeInputs {
  @Option(
      names = "--failure-issue",
      defaultValue = "true",
      description = "Whether a failure opens or updates an issue, and the next good run closes it.")
  private boolean failureIssue = true;

  @Option(
      names = "--webhook-url",
      description =
          "Where else to tell: an address that takes what Slack's incoming webhooks take.")
  private Optional<Secret> webhookUrl = Optional.empty();

  @Option(
      names = "--rollback-workflow",
      defaultValue = RollbackCommand.USUAL_WORKFLOW,
      description = "The file name of the workflow that rolls back, which the issue names.")
  private String rollbackWorkflow = RollbackCommand.USUAL_WORKFLOW;

  /** Adds what is wrong with them. */
  public void check(InputProblems problems) {
    if (!RollbackCommand.isWorkflow(rollbackWorkflow)) {
      problems.add("rollback-workflow", "must be a file name such as rollback.yml");
    }
  }

  /**
   * Tells, and never fails.
   *
   * @return the issue of a run that failed; empty when there is none
   */
  public Optional<OpenIssue> tell(
      ActionContext context,
      EnvironmentSession session,
      ChosenEnvironment environment,
      ReleaseReport report) {
    ReleaseNotices notices =
        new ReleaseNotices(
            failureIssue ? session.issues() : NoIssues::new,
            webhookUrl.map(session.notices()),
            new IncidentReport(
                links(context), rollback(environment.variables(context)), context.redactor()),
            context.progress());
    return notices.tell(report);
  }

  /** The pages of the run. */
  public static RunLinks links(ActionContext context) {
    var run = context.runtime().run();
    return new RunLinks(run.serverUrl(), run.repository(), run.runUrl());
  }

  private RollbackCommand rollback(Collection<String> needed) {
    List<String> variables = new ArrayList<>(RollbackCommand.usual().variables());
    variables.addAll(needed);
    return new RollbackCommand(rollbackWorkflow, variables);
  }
}
