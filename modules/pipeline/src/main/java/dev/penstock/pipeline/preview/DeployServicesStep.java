package dev.penstock.pipeline.preview;

import dev.penstock.config.template.Fact;
import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.health.HealthCheck;
import dev.penstock.health.HealthReport;
import dev.penstock.health.HealthTarget;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.GeneratedSecrets;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.proof.ServiceHealth;
import dev.penstock.pipeline.step.StepLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Deploys the services in order; each is proven before the next one is touched. */
public final class DeployServicesStep {
  private final PreviewDeployer deployer;
  private final HealthCheck healthCheck;
  private final GeneratedSecrets generated;
  private final Redactor redactor;
  private final StepLog steps;

  public DeployServicesStep(
      PreviewDeployer deployer,
      HealthCheck healthCheck,
      GeneratedSecrets generated,
      Redactor redactor,
      StepLog steps) {
    this.deployer = deployer;
    this.healthCheck = healthCheck;
    this.generated = generated;
    this.redactor = redactor;
    this.steps = steps;
  }

  /**
   * Deploys and proves.
   *
   * @param database the database that secrets refer to; empty when there is none
   * @param deployed told of each service as soon as it is live, proven or not, so that a failure
   *     half-way does not lose what came before
   * @throws dev.penstock.kernel.PenstockException with exit 1 when a service does not build or is
   *     not healthy, 3 when that could not be found out; later services are then left alone
   */
  public void run(
      PreviewPlan plan, Optional<PreparedDatabase> database, Consumer<DeployedService> deployed) {
    Values known = withDatabase(plan.values(), database);
    for (int position = 0; position < plan.services().size(); position++) {
      known = withRelease(known, deployAndProve(plan, known, position, deployed));
    }
  }

  private static Values withDatabase(Values values, Optional<PreparedDatabase> database) {
    return database
        .map(
            prepared ->
                values
                    .with(SecretReference.POOLED_DATABASE_URL, prepared.urls().pooled())
                    .with(SecretReference.DIRECT_DATABASE_URL, prepared.urls().direct()))
        .orElse(values);
  }

  /** What later services may want to know of one that is live. */
  private static Values withRelease(Values values, DeployedService deployed) {
    String key = deployed.service().key();
    Values known =
        values.withServiceUrl(key, deployed.url()).withServiceVersion(key, deployed.release().id());
    return deployed
        .release()
        .image()
        .map(image -> known.withServiceImage(key, image))
        .orElse(known);
  }

  private DeployedService deployAndProve(
      PreviewPlan plan, Values known, int position, Consumer<DeployedService> deployed) {
    PlannedService service = plan.services().get(position);
    ServiceVersion version = version(plan, service, known.with(Fact.SERVICE, service.key()));
    Release release =
        steps.run(
            "Deploy " + service.key(),
            () -> deployer.deploy(version),
            done -> done.name() + " live");
    return steps.run(
        "Prove " + service.key(),
        () -> prove(plan, service, position, release, deployed),
        DeployedService::url);
  }

  private DeployedService prove(
      PreviewPlan plan,
      PlannedService service,
      int position,
      Release release,
      Consumer<DeployedService> deployed) {
    HealthTarget target =
        ServiceHealth.target(
            service.config(),
            DeployedService.url(service, release),
            plan.identity().requireCommit(),
            plan.valuesFor(service),
            redactor);
    HealthReport report =
        healthCheck.prove(
            target, ServiceHealth.policy(service.config().health().policy(), position));
    DeployedService result = new DeployedService(service, release, report);
    deployed.accept(result);
    report
        .failure(target)
        .ifPresent(
            failure -> {
              throw failure.asException();
            });
    return result;
  }

  private ServiceVersion version(PreviewPlan plan, PlannedService service, Values values) {
    Map<String, String> variables = new LinkedHashMap<>();
    service
        .config()
        .variables()
        .forEach((name, template) -> variables.put(name, template.evaluate(values)));
    Map<String, Secret> secrets = new LinkedHashMap<>();
    service
        .config()
        .secrets()
        .forEach((name, template) -> secrets.put(name, secret(plan, name, template, values)));
    return new ServiceVersion(
        service.name(),
        plan.owner(),
        plan.identity().requireCommit(),
        plan.root().resolve(service.config().directory()).normalize(),
        service
            .config()
            .config()
            .map(
                file ->
                    plan.root().resolve(service.config().directory()).resolve(file).normalize()),
        service.host().stream().toList(),
        variables,
        secrets);
  }

  private Secret secret(PreviewPlan plan, String name, Template template, Values values) {
    Secret secret =
        template.isGenerated()
            ? generated.generate(plan.owner(), name)
            : template.evaluateSecret(values);
    redactor.add(secret);
    return secret;
  }
}
