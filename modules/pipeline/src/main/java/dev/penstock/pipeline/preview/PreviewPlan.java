package dev.penstock.pipeline.preview;

import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.resource.Owner;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything a preview is made of, by name. Made from the configuration and the pull request alone:
 * the same ones always give the same names, so a run needs to remember nothing.
 *
 * @param identity which preview
 * @param owner whose mark everything carries
 * @param root the folder of {@code penstock.yml}, absolute
 * @param database its database; empty when the project has none
 * @param zone the DNS zone of its hosts; empty when Penstock does not keep its records
 * @param services its services in the order of deployment, at least one
 * @param values what templates may refer to, without the database's addresses
 * @param missingVariables variables of the environment that {@code penstock.yml} refers to and this
 *     run does not have
 */
public record PreviewPlan(
    PreviewIdentity identity,
    Owner owner,
    Path root,
    Optional<PlannedDatabase> database,
    Optional<String> zone,
    List<PlannedService> services,
    Values values,
    List<String> missingVariables) {

  public PreviewPlan {
    services = List.copyOf(services);
    missingVariables = List.copyOf(missingVariables);
  }

  /** The environment's name on GitHub's deployments page. */
  public String deploymentEnvironment() {
    return "preview/" + owner.environment();
  }

  /** The hosts of all services, without those whose address the provider chooses. */
  public List<String> hosts() {
    return services.stream().map(PlannedService::host).flatMap(Optional::stream).toList();
  }

  /**
   * Where a person looks first: the service that is deployed last stands on all others.
   *
   * @param deployed what has been deployed so far
   * @return empty when the provider chooses that address and has not done so yet
   */
  public Optional<URI> frontUrl(List<DeployedService> deployed) {
    PlannedService front = services.getLast();
    return deployed.stream()
        .filter(one -> one.service().equals(front))
        .map(DeployedService::url)
        .findFirst()
        .or(front::url)
        .map(URI::create);
  }

  /**
   * The database.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when the project has none
   */
  public PlannedDatabase requireDatabase() {
    return database.orElseThrow(
        () -> missing("database", "Add `database:` with its provider, project, name and role."));
  }

  /**
   * The zone.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when the project has none
   */
  public String requireZone() {
    return zone.orElseThrow(() -> missing("dns", "Add `dns: {provider: cloudflare, zone: …}`."));
  }

  private static PenstockException missing(String section, String next) {
    return Failure.invalid(
            section + "-missing",
            "penstock.yml has no " + section + ": section",
            "this action works on what it describes",
            next)
        .asException();
  }

  /** What the templates of one service may refer to. */
  public Values valuesFor(PlannedService service) {
    return values.with(Fact.SERVICE, service.key());
  }

  /**
   * Sees to it that nothing the deployment will need is missing.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2, naming all missing variables at once
   */
  public void requireVariables() {
    if (!missingVariables.isEmpty()) {
      throw Failure.invalid(
              "variable-missing",
              "Environment variables that penstock.yml refers to are not set: "
                  + String.join(", ", missingVariables),
              "each ${env.NAME} needs a value before anything is deployed",
              "Set them under env: of the step, from secrets or variables of the repository.")
          .asException();
    }
  }
}
