package dev.penstock.action.deploy;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.inputs.CloudflareInputs;
import dev.penstock.inputs.NeonInputs;
import dev.penstock.inputs.PreviewInputs;
import dev.penstock.inputs.ProviderSession;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.preview.DeployServicesStep;
import dev.penstock.pipeline.preview.DeployedService;
import dev.penstock.pipeline.preview.FindDatabaseStep;
import dev.penstock.pipeline.preview.PreparedDatabase;
import dev.penstock.pipeline.preview.PreviewPlan;
import dev.penstock.pipeline.preview.PreviewProviders;
import dev.penstock.pipeline.step.StepLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deploys a preview's services in order; each is proven healthy before the next is touched. */
@Command(
    name = "deploy",
    description =
        "Deploys a preview's services in order; each is proven healthy before the next is touched.")
public final class DeployCommand implements ActionCommand {
  static final Output URL =
      new Output("url", "Where a person looks first: the service that is deployed last.");
  static final Output SERVICES =
      new Output("services", "The names of the services that were proven, separated by commas.");

  private final ProviderSession.Factory sessions;

  @Mixin private final PreviewInputs preview = new PreviewInputs();
  @Mixin private final NeonInputs neon = new NeonInputs();
  @Mixin private final CloudflareInputs cloudflare = new CloudflareInputs();

  public DeployCommand() {
    this(ProviderSession::open);
  }

  DeployCommand(ProviderSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public List<Output> outputs() {
    return List.of(URL, SERVICES);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    preview.check(context, problems);
    preview.checkForServing(context, problems);
    if (preview.hasDatabase(context)) {
      neon.require(problems);
    }
    cloudflare.require(problems);
  }

  @Override
  public ActionReport run(ActionContext context) {
    PreviewPlan plan = preview.plan(context);
    plan.identity().requireCommit();
    plan.requireVariables();
    Credentials credentials = cloudflare.addTo(neon.addTo(Credentials.none()));
    try (ProviderSession session = sessions.open(context, credentials, plan.zone())) {
      return deploy(context, plan, session.providers());
    }
  }

  private static ActionReport deploy(
      ActionContext context, PreviewPlan plan, PreviewProviders providers) {
    List<DeployedService> deployed = new ArrayList<>();
    try {
      Optional<PreparedDatabase> database = new FindDatabaseStep(providers).run(plan);
      new DeployServicesStep(
              providers.deployer(),
              providers.healthCheck(),
              providers.generatedSecrets(),
              context.redactor(),
              new StepLog(context.time(), context.progress()))
          .run(plan, database, deployed::add);
      return tell(
          ActionReport.done("services-proven", "all services serve the commit"), plan, deployed);
    } catch (PenstockException e) {
      return tell(ActionReport.failed(e.failure()), plan, deployed);
    }
  }

  private static ActionReport tell(
      ActionReport report, PreviewPlan plan, List<DeployedService> deployed) {
    List<String> proven =
        deployed.stream()
            .filter(DeployedService::isProven)
            .map(service -> service.service().key())
            .toList();
    return report
        .with(URL, plan.frontUrl().toString())
        .with(SERVICES, String.join(",", proven))
        .withField("releases", deployed.stream().map(DeployCommand::release).toList());
  }

  private static Map<String, Object> release(DeployedService deployed) {
    return Map.of(
        "service", deployed.service().key(),
        "name", deployed.release().name(),
        "id", deployed.release().id(),
        "url", deployed.service().url(),
        "health", deployed.health().explain());
  }
}
