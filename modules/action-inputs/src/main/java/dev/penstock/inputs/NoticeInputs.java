package dev.penstock.inputs;

import dev.penstock.command.ActionContext;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
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

/** Who is told of a run in a lasting environment. */
public final class NoticeInputs implements InputGroup {
  private final Input<Boolean> failureIssue =
      Input.flag("failure-issue")
          .describedAs(
              "Whether a failure opens or updates an issue, and the next good run closes it.")
          .or(true);

  private final Input<Optional<Secret>> webhookUrl =
      Input.secret("webhook-url")
          .describedAs(
              "Where else to tell: an address that takes what Slack's incoming webhooks take.")
          .optional();

  private final Input<String> rollbackWorkflow =
      Input.text("rollback-workflow")
          .describedAs("The file name of the workflow that rolls back, which the issue names.")
          .or(RollbackCommand.USUAL_WORKFLOW);

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(failureIssue, webhookUrl, rollbackWorkflow);
  }

  /** Adds what is wrong with them. */
  public void check(InputProblems problems) {
    if (!RollbackCommand.isWorkflow(rollbackWorkflow.value())) {
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
            failureIssue.value() ? session.issues() : NoIssues::new,
            webhookUrl.value().map(session.notices()),
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
    return new RollbackCommand(rollbackWorkflow.value(), variables);
  }
}
