package dev.penstock.pipeline.release;

import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.ServiceVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes what deployers deploy out of a plan. */
final class PlacedVersions {
  private final EnvironmentPlan plan;
  private final Redactor redactor;

  PlacedVersions(EnvironmentPlan plan, Redactor redactor) {
    this.plan = plan;
    this.redactor = redactor;
  }

  /**
   * The service's version with every value it reads.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when a value is not known
   */
  ServiceVersion of(PlacedService service, Values known) {
    Values values = known.with(Fact.SERVICE, service.key());
    Map<String, String> variables = new LinkedHashMap<>();
    service
        .config()
        .variablesIn(plan.name())
        .forEach((name, template) -> variables.put(name, template.evaluate(values)));
    Map<String, Secret> secrets = new LinkedHashMap<>();
    service
        .config()
        .secretsIn(plan.name())
        .forEach((name, template) -> secrets.put(name, template.evaluateSecret(values)));
    secrets.values().forEach(redactor::add);
    Path directory = plan.root().resolve(service.config().directory()).normalize();
    return new ServiceVersion(
        service.name(),
        plan.owner(),
        plan.commit(),
        directory,
        service.config().config().map(file -> directory.resolve(file).normalize()),
        List.of(service.host()),
        variables,
        secrets);
  }
}
