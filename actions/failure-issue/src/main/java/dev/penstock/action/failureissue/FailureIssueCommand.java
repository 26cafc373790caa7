package dev.penstock.action.failureissue;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.inputs.EnvironmentSession;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.incident.FailureIssues;
import dev.penstock.pipeline.incident.FailureIssues.OpenIssue;
import dev.penstock.report.FailureIssueText;
import dev.penstock.report.RecoveryText;
import dev.penstock.report.ReleaseFacts;
import dev.penstock.report.RollbackCommand;
import dev.penstock.report.RunLinks;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens, updates or closes the issue that tells of a failed deploy. */
public final class FailureIssueCommand implements ActionCommand {
  static final Output ISSUE_NUMBER =
      new Output(
          "issue-number",
          "The issue's number; of several that `recover` closed, all of them, separated by commas.");
  static final Output ISSUE_URL =
      new Output("issue-url", "The issue's address; as `issue-number`.");
  static final Output CREATED = new Output("created", "`true` when `report` opened a new issue.");

  private final EnvironmentSession.Factory sessions;

  enum Work {
    REPORT,
    RECOVER
  }

  private final Input<Work> command =
      Input.choice("command", Work.values())
          .positional()
          .describedAs(
              "`report`: open the failure's issue or update the one that is open. `recover`: close the"
                  + " environment's issues of earlier deploys.")
          .or(Work.REPORT);

  private final FailureInputs inputs = new FailureInputs();

  private final Input<String> rollbackWorkflow =
      Input.text("rollback-workflow")
          .describedAs("The file name of the workflow that rolls back, which the issue names.")
          .or(RollbackCommand.USUAL_WORKFLOW);

  private final Input<Optional<Secret>> token =
      Input.secret("github-token")
          .describedAs("The workflow's token, with `issues: write` and `deployments: read`.")
          .from("GITHUB_TOKEN")
          .optional();

  public FailureIssueCommand() {
    this(EnvironmentSession::open);
  }

  FailureIssueCommand(EnvironmentSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "failure-issue";
  }

  @Override
  public String description() {
    return "Opens, updates or closes the issue that tells of a failed deploy.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(command, inputs, rollbackWorkflow, token);
  }

  @Override
  public List<Output> outputs() {
    return List.of(ISSUE_NUMBER, ISSUE_URL, CREATED);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    inputs.check(context, problems);
    if (command.value() == Work.REPORT && inputs.isProven()) {
      problems.add("result", "is of a run that went well: `recover` is what to do with it");
    }
    if (!RollbackCommand.isWorkflow(rollbackWorkflow.value())) {
      problems.add("rollback-workflow", "must be a file name such as rollback.yml");
    }
    if (token.value().isEmpty()) {
      problems.add(
          "github-token", "is missing: pass it under with:, from a secret, or set GITHUB_TOKEN");
    }
  }

  @Override
  public ActionReport run(ActionContext context) {
    ReleaseFacts facts = inputs.facts(context);
    Credentials credentials = Credentials.none().withGitHub(token.value().orElseThrow());
    try (EnvironmentSession session = sessions.open(context, credentials)) {
      FailureIssues issues = session.issues().get();
      return switch (command.value()) {
        case REPORT -> report(issues, facts, context);
        case RECOVER -> recover(issues, facts, context);
      };
    }
  }

  private ActionReport report(FailureIssues issues, ReleaseFacts facts, ActionContext context) {
    RollbackCommand rollback =
        new RollbackCommand(rollbackWorkflow.value(), RollbackCommand.usual().variables());
    FailureIssueText text =
        new FailureIssueText(facts, links(context), rollback, context.redactor());
    return issues
        .report(text.incident())
        .map(FailureIssueCommand::told)
        .orElseGet(
            () ->
                ActionReport.done("failure-over", "a later deploy was healthy already")
                    .with(CREATED, "false"));
  }

  private static ActionReport told(OpenIssue issue) {
    ActionReport report =
        issue.created()
            ? ActionReport.done("issue-opened", "opened the issue " + issue.url())
            : ActionReport.done("issue-updated", "updated the issue " + issue.url());
    return report
        .with(ISSUE_NUMBER, Long.toString(issue.number()))
        .with(ISSUE_URL, issue.url().toString())
        .with(CREATED, Boolean.toString(issue.created()));
  }

  private static ActionReport recover(
      FailureIssues issues, ReleaseFacts facts, ActionContext context) {
    String comment =
        RecoveryText.comment(
            facts.environment(),
            facts.deployment(),
            facts.commit(),
            facts.rollback(),
            links(context));
    List<OpenIssue> closed =
        issues.recover(
            facts.signature().project(), facts.environment(), facts.deployment(), comment);
    return closed.isEmpty()
        ? ActionReport.done("nothing-open", "no issue of an earlier deploy is open")
        : ActionReport.done("issues-closed", "closed the issues of earlier deploys")
            .with(ISSUE_NUMBER, all(closed, issue -> Long.toString(issue.number())))
            .with(ISSUE_URL, all(closed, issue -> issue.url().toString()));
  }

  private static String all(List<OpenIssue> issues, Function<OpenIssue, String> what) {
    return issues.stream().map(what).collect(Collectors.joining(","));
  }

  private static RunLinks links(ActionContext context) {
    var run = context.runtime().run();
    return new RunLinks(run.serverUrl(), run.repository(), run.runUrl());
  }
}
