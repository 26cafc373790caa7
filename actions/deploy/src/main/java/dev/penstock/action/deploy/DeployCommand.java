package dev.penstock.action.deploy;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.inputs.ChosenEnvironment;
import dev.penstock.inputs.CloudflareInputs;
import dev.penstock.inputs.EnvironmentSession;
import dev.penstock.inputs.GitHubInputs;
import dev.penstock.inputs.NeonInputs;
import dev.penstock.inputs.NoticeInputs;
import dev.penstock.inputs.PreviewInputs;
import dev.penstock.inputs.ProviderSession;
import dev.penstock.inputs.ReleaseAnswer;
import dev.penstock.pipeline.preview.PreviewPlan;
import dev.penstock.pipeline.release.DeployRun;
import dev.penstock.pipeline.release.EnvironmentPlan;
import dev.penstock.pipeline.release.ReleaseReport;
import java.util.List;
import java.util.Optional;

/** Deploys services in order; each is proven healthy before the next is touched. */
public final class DeployCommand implements ActionCommand {
  private final ProviderSession.Factory previews;
  private final EnvironmentSession.Factory environments;

  private final PreviewInputs preview = new PreviewInputs();
  private final EnvironmentOptions options = new EnvironmentOptions();
  private final NeonInputs neon = new NeonInputs();
  private final CloudflareInputs cloudflare = new CloudflareInputs();
  private final GitHubInputs github = new GitHubInputs();
  private final NoticeInputs notices = new NoticeInputs();

  public DeployCommand() {
    this(ProviderSession::open, EnvironmentSession::open);
  }

  DeployCommand(ProviderSession.Factory previews, EnvironmentSession.Factory environments) {
    this.previews = previews;
    this.environments = environments;
  }

  @Override
  public String name() {
    return "deploy";
  }

  @Override
  public String description() {
    return "Deploys services in order and proves each; in a lasting environment, a deploy that is not"
        + " proven undoes itself.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(preview, options, neon, cloudflare, github, notices);
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        ReleaseAnswer.URL,
        ReleaseAnswer.SERVICES,
        ReleaseAnswer.STATE,
        ReleaseAnswer.DEPLOYMENT,
        ReleaseAnswer.ISSUE);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    chosen()
        .ifPresentOrElse(
            environment -> checkEnvironment(context, environment, problems),
            () -> checkPreview(context, problems));
  }

  @Override
  public ActionReport run(ActionContext context) {
    return chosen()
        .map(environment -> deploy(context, environment))
        .orElseGet(() -> deployPreview(context));
  }

  private void checkEnvironment(
      ActionContext context, ChosenEnvironment environment, InputProblems problems) {
    environment.check(context, problems);
    environment.checkForServing(context, problems);
    options.check(problems);
    notices.check(problems);
    github.require(problems);
    if (environment.hasDatabase(context)) {
      neon.require(problems);
    }
    if (environment.usesCloudflare(context)) {
      cloudflare.require(problems);
    }
  }

  private void checkPreview(ActionContext context, InputProblems problems) {
    preview.check(context, problems);
    preview.checkForServing(context, problems);
    if (preview.hasDatabase(context)) {
      neon.require(problems);
    }
    cloudflare.require(problems);
  }

  private ActionReport deploy(ActionContext context, ChosenEnvironment environment) {
    EnvironmentPlan plan = environment.plan(context);
    try (EnvironmentSession session = environments.open(context, github.addTo(credentials()))) {
      ReleaseReport report =
          new DeployRun(
                  session.providers(),
                  ChosenEnvironment.identity(context),
                  context.redactor(),
                  context.time(),
                  context.progress())
              .run(plan, options.options());
      return ReleaseAnswer.of(
          report, NoticeInputs.links(context), notices.tell(context, session, environment, report));
    }
  }

  private ActionReport deployPreview(ActionContext context) {
    PreviewPlan plan = preview.plan(context);
    try (ProviderSession session = previews.open(context, credentials(), plan.zone())) {
      return new PreviewServices(context, plan, session.providers()).deploy();
    }
  }

  private Credentials credentials() {
    return cloudflare.addTo(neon.addTo(Credentials.none()));
  }

  private Optional<ChosenEnvironment> chosen() {
    return options.environment().map(name -> new ChosenEnvironment(preview.project(), name));
  }
}
