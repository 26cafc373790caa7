package dev.penstock.commands;

import dev.penstock.config.CommandsConfig;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.PlainReference;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.release.EnvironmentPlan;
import dev.penstock.pipeline.release.PlacedService;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The programs of one service in one environment, and what they get when they are not about a new
 * version.
 *
 * @param service the service's key in {@code penstock.yml}
 * @param environment the environment's name
 * @param directory the service's folder, where they run, absolute
 * @param hosts the hosts it answers at
 * @param commands the programs
 * @param variables plain variables
 * @param secrets secret variables
 */
record ServicePrograms(
    String service,
    String environment,
    Path directory,
    List<String> hosts,
    CommandsConfig commands,
    Map<String, String> variables,
    Map<String, Secret> secrets) {

  ServicePrograms {
    hosts = List.copyOf(hosts);
    variables = Map.copyOf(variables);
    secrets = Map.copyOf(secrets);
  }

  /**
   * Those of a planned service. Without a new version its programs get what is known without one:
   * the variables and secrets that refer to the run's own environment, and none that refer to the
   * database or to another service's release. What is blank is left out: putting an earlier release
   * back does not fail over a value that only a new one needs.
   *
   * @throws PenstockException with exit 2 when the service names no programs
   */
  static ServicePrograms of(EnvironmentPlan plan, PlacedService service) {
    Values values = plan.values().with(Fact.SERVICE, service.key());
    Map<String, Secret> secrets = new LinkedHashMap<>();
    known(service.config().secretsIn(plan.name()), values)
        .forEach((name, value) -> secrets.put(name, Secret.of(value)));
    return new ServicePrograms(
        service.key(),
        plan.name(),
        plan.root().resolve(service.config().directory()).normalize(),
        List.of(service.host()),
        service.config().commands().orElseThrow(() -> noPrograms(service)),
        known(service.config().variablesIn(plan.name()), values),
        secrets);
  }

  private static Map<String, String> known(Map<String, Template> templates, Values values) {
    Map<String, String> known = new LinkedHashMap<>();
    templates.forEach(
        (name, template) -> {
          if (isKnown(template, values)) {
            known.put(name, template.evaluate(values));
          }
        });
    known.values().removeIf(String::isBlank);
    return known;
  }

  private static boolean isKnown(Template template, Values values) {
    return template.references().stream()
        .allMatch(
            reference ->
                reference instanceof PlainReference plain && values.plain(plain).isPresent());
  }

  private static PenstockException noPrograms(PlacedService service) {
    return Failure.invalid(
            "commands-missing",
            service.key() + " is to be deployed by programs and names none",
            "its deployer is command",
            "Add commands: with deploy, current and rollback to the service in penstock.yml.")
        .asException();
  }
}
