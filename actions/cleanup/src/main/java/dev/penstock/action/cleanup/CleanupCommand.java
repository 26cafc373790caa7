package dev.penstock.action.cleanup;

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
import dev.penstock.pipeline.preview.PreviewDown;
import dev.penstock.pipeline.preview.PreviewPlan;
import dev.penstock.pipeline.preview.PreviewReport;
import dev.penstock.report.PreviewComment;
import dev.penstock.report.PreviewSummary;
import dev.penstock.report.ReportedPreview;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Removes everything of a pull request's preview; running it again does nothing. */
public final class CleanupCommand implements ActionCommand {
  static final Output REMOVED =
      new Output("removed", "What this run removed, separated by commas. Empty when it was gone.");

  private final ProviderSession.Factory sessions;

  private final PreviewInputs preview = new PreviewInputs();
  private final CredentialInputs access = new CredentialInputs();

  public CleanupCommand() {
    this(ProviderSession::open);
  }

  CleanupCommand(ProviderSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "cleanup";
  }

  @Override
  public String description() {
    return "Removes everything of a pull request's preview; running it again does nothing.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(preview, access);
  }

  @Override
  public List<Output> outputs() {
    return List.of(REMOVED);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    preview.check(context, problems);
    access.require(preview.hasDatabase(context), problems);
  }

  @Override
  public ActionReport run(ActionContext context) {
    Instant started = context.time().now();
    PreviewPlan plan = preview.plan(context);
    Function<PreviewReport, ReportedPreview> reported =
        report ->
            new ReportedPreview(
                report, context.runtime().run().runUrl(), started, context.time().now());
    try (ProviderSession session = sessions.open(context, access.credentials(), plan.zone())) {
      PreviewReport report =
          new PreviewDown(
                  session.providers(),
                  one -> PreviewComment.render(reported.apply(one).model()),
                  context.time(),
                  context.progress())
              .run(plan);
      return tell(report).withSummary(PreviewSummary.render(reported.apply(report).model()));
    }
  }

  private static ActionReport tell(PreviewReport report) {
    String reasonCode = report.removed().isEmpty() ? "preview-absent" : "preview-removed";
    String message =
        report.removed().isEmpty()
            ? "there was nothing to remove"
            : report.removed().size() + " things removed";
    return report
        .failure()
        .map(ActionReport::failed)
        .orElseGet(() -> ActionReport.done(reasonCode, message))
        .with(REMOVED, String.join(",", report.removed()));
  }
}
