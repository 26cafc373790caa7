package dev.penstock.action.deploypreview;

import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.inputs.CredentialInputs;
import dev.penstock.inputs.PreviewInputs;
import dev.penstock.inputs.ProviderSession;
import dev.penstock.pipeline.preview.PreviewComment;
import dev.penstock.pipeline.preview.PreviewDown;
import dev.penstock.pipeline.preview.PreviewPlan;
import dev.penstock.pipeline.preview.PreviewProviders;
import dev.penstock.pipeline.preview.PreviewReport;
import dev.penstock.pipeline.preview.PreviewUp;
import dev.penstock.report.PreviewSummary;
import dev.penstock.report.ReportedPreview;
import dev.penstock.runtime.PullRequestEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives a pull request its preview, keeps it up to date, and takes it away when it closes. */
public final class DeployPreviewCommand implements ActionCommand {
  private final ProviderSession.Factory sessions;

  enum Work {
    AUTO,
    UP,
    DOWN
  }

  private final Input<Work> command =
      Input.choice("command", Work.values())
          .positional()
          .describedAs(
              "`up`: create or update the preview. `down`: remove it. `auto`: `down` when the pull"
                  + " request's event is its closing, `up` otherwise.")
          .or(Work.AUTO);

  private final PreviewInputs preview = new PreviewInputs();
  private final CredentialInputs access = new CredentialInputs();

  public DeployPreviewCommand() {
    this(ProviderSession::open);
  }

  DeployPreviewCommand(ProviderSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "deploy-preview";
  }

  @Override
  public String description() {
    return "Gives a pull request its preview, keeps it up to date, and takes it away when it closes.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(command, preview, access);
  }

  @Override
  public List<Output> outputs() {
    return PreviewOutputs.ALL;
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    preview.check(context, problems);
    if (!isDown(context)) {
      preview.checkForServing(context, problems);
    }
    access.require(preview.hasDatabase(context), problems);
  }

  @Override
  public ActionReport run(ActionContext context) {
    Instant started = context.time().now();
    PreviewPlan plan = preview.plan(context);
    try (ProviderSession session = sessions.open(context, access.credentials(), plan.zone())) {
      PreviewReport report = act(context, plan, session.providers(), started);
      return PreviewOutputs.of(report)
          .withSummary(PreviewSummary.render(reported(context, report, started).model()));
    }
  }

  private PreviewReport act(
      ActionContext context, PreviewPlan plan, PreviewProviders providers, Instant started) {
    PreviewComment comment =
        report ->
            dev.penstock.report.PreviewComment.render(reported(context, report, started).model());
    return isDown(context)
        ? new PreviewDown(providers, comment, context.time(), context.progress()).run(plan)
        : new PreviewUp(providers, comment, context.redactor(), context.time(), context.progress())
            .run(plan);
  }

  private boolean isDown(ActionContext context) {
    Optional<PullRequestEvent> event = PreviewInputs.event(context);
    return switch (command.value()) {
      case UP -> false;
      case DOWN -> true;
      case AUTO -> event.filter(PullRequestEvent::closed).isPresent();
    };
  }

  private static ReportedPreview reported(
      ActionContext context, PreviewReport report, Instant started) {
    return new ReportedPreview(
        report, context.runtime().run().runUrl(), started, context.time().now());
  }
}
