package dev.penstock.action.deploy;

import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.inputs.ReleaseAnswer;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.preview.BuildServicesStep;
import dev.penstock.pipeline.preview.DeployServicesStep;
import dev.penstock.pipeline.preview.DeployedService;
import dev.penstock.pipeline.preview.FindDatabaseStep;
import dev.penstock.pipeline.preview.PreparedDatabase;
import dev.penstock.pipeline.preview.PreviewPlan;
import dev.penstock.pipeline.preview.PreviewProviders;
import dev.penstock.pipeline.step.StepLog;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services of one preview, beside the steps of a workflow that made its database and records.
 *
 * @param context the run
 * @param plan what the preview is made of
 * @param providers who does the work
 */
record PreviewServices(ActionContext context, PreviewPlan plan, PreviewProviders providers) {

  ActionReport deploy() {
    plan.identity().requireCommit();
    plan.requireVariables();
    List<DeployedService> deployed = new ArrayList<>();
    try {
      StepLog steps = new StepLog(context.time(), context.progress());
      new BuildServicesStep(providers.tools(), steps).run(plan);
      Optional<PreparedDatabase> database = new FindDatabaseStep(providers).run(plan);
      new DeployServicesStep(
              providers.deployer(),
              providers.healthCheck(),
              providers.generatedSecrets(),
              context.redactor(),
              steps)
          .run(plan, database, deployed::add);
      return tell(ActionReport.done("services-proven", "all services serve the commit"), deployed);
    } catch (PenstockException e) {
      return tell(ActionReport.failed(e.failure()), deployed);
    }
  }

  private ActionReport tell(ActionReport report, List<DeployedService> deployed) {
    List<String> proven =
        deployed.stream()
            .filter(DeployedService::isProven)
            .map(service -> service.service().key())
            .toList();
    return report
        .with(ReleaseAnswer.URL, plan.frontUrl(deployed).map(URI::toString).orElse(""))
        .with(ReleaseAnswer.SERVICES, String.join(",", proven))
        .with(ReleaseAnswer.STATE, "")
        .with(ReleaseAnswer.DEPLOYMENT, "")
        .with(ReleaseAnswer.ISSUE, "")
        .withField("releases", deployed.stream().map(PreviewServices::release).toList());
  }

  private static Map<String, Object> release(DeployedService deployed) {
    return Map.of(
        "service", deployed.service().key(),
        "name", deployed.release().name(),
        "id", deployed.release().id(),
        "url", deployed.url(),
        "health", deployed.health().explain());
  }
}
