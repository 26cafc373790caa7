package dev.penstock.pipeline.release;

import dev.penstock.config.DatabaseConfig;
import dev.penstock.config.DnsConfig;
import dev.penstock.config.EnvironmentConfig;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Slug;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Names everything of a lasting environment.
 *
 * <p>Asks nobody and changes nothing.
 */
public final class EnvironmentPlanner {
  private final PenstockConfig config;
  private final Path root;
  private final Map<String, String> variables;

  /**
   * @param config the configuration
   * @param root the folder it lies in, absolute
   * @param variables the variables that templates may refer to as {@code env.NAME}; credentials of
   *     the run itself must not be among them
   */
  public EnvironmentPlanner(PenstockConfig config, Path root, Map<String, String> variables) {
    this.config = config;
    this.root = root;
    this.variables = Map.copyOf(variables);
  }

  /**
   * The plan of that environment.
   *
   * @param commit the commit to be served, 40 hexadecimal digits
   * @throws PenstockException with exit 2 when there is no such environment
   */
  public EnvironmentPlan plan(String name, String commit) {
    EnvironmentConfig environment =
        Optional.ofNullable(config.environments().get(name)).orElseThrow(this::unknown);
    Owner owner = new Owner(Slug.of(config.project(), Owner.LIMIT), Slug.of(name, Owner.LIMIT));
    Values facts = facts(owner, commit);
    List<PlacedService> services =
        config.inDeployOrder().stream()
            .flatMap(service -> place(service, name, facts).stream())
            .toList();
    return new EnvironmentPlan(
        environment,
        owner,
        commit,
        root,
        config.database().map(database -> database(database, environment, facts)),
        config.dns().map(DnsConfig::zone),
        services,
        waves(services),
        withUrls(facts, services));
  }

  private Values facts(Owner owner, String commit) {
    Values facts =
        Values.none()
            .withEnvironment(variables)
            .with(Fact.ENVIRONMENT, owner.environment())
            .with(Fact.PROJECT, config.project())
            .with(Fact.BRANCH, "")
            .with(Fact.COMMIT, commit);
    return config.dns().map(dns -> facts.with(Fact.ZONE, dns.zone())).orElse(facts);
  }

  private static Optional<PlacedService> place(
      ServiceConfig service, String environment, Values facts) {
    Values values = facts.with(Fact.SERVICE, service.name());
    return Optional.ofNullable(service.environments().get(environment))
        .map(
            placement ->
                new PlacedService(
                    service,
                    placement,
                    placement.name().evaluate(values),
                    placement.host().evaluate(values)));
  }

  private List<List<PlacedService>> waves(List<PlacedService> services) {
    Map<String, PlacedService> byKey = new LinkedHashMap<>();
    services.forEach(service -> byKey.put(service.key(), service));
    return config.waves(byKey.keySet()).stream()
        .map(
            wave ->
                wave.stream()
                    .map(service -> Objects.requireNonNull(byKey.get(service.name())))
                    .toList())
        .toList();
  }

  private static EnvironmentDatabase database(
      DatabaseConfig database, EnvironmentConfig environment, Values facts) {
    return new EnvironmentDatabase(
        database.project().evaluate(facts),
        environment.databaseBranch().orElse(database.parent()),
        new DatabaseLogin(database.name(), database.role()),
        database.restorePoint(),
        database.migrations());
  }

  private static Values withUrls(Values facts, List<PlacedService> services) {
    Values values = facts;
    for (PlacedService service : services) {
      values = values.withServiceUrl(service.key(), service.url());
    }
    return values;
  }

  private PenstockException unknown() {
    List<String> known = List.copyOf(config.environments().keySet());
    return Failure.invalid(
            "environment-unknown",
            "penstock.yml has no environment of the name that was given",
            known.isEmpty()
                ? "it has no environments: section at all"
                : "it has " + String.join(", ", known),
            known.isEmpty()
                ? "Add `environments: {production: {}}`, and to each service where it is there."
                : "Set the input environment to one of them.")
        .asException();
  }
}
