package dev.penstock.pipeline.preview;

import dev.penstock.config.DatabaseConfig;
import dev.penstock.config.DnsConfig;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.PreviewConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Slug;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.database.BranchRequest;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names everything of a preview.
 *
 * <p>Asks nobody and changes nothing.
 */
public final class PreviewPlanner {
  private final PenstockConfig config;
  private final Path root;
  private final Map<String, String> environment;
  private final Time time;

  /**
   * @param config the configuration
   * @param root the folder it lies in, absolute
   * @param environment the variables that templates may refer to as {@code env.NAME}; credentials
   *     of the run itself must not be among them
   * @param time for the branch's expiry
   */
  public PreviewPlanner(
      PenstockConfig config, Path root, Map<String, String> environment, Time time) {
    this.config = config;
    this.root = root;
    this.environment = Map.copyOf(environment);
    this.time = time;
  }

  /**
   * The plan of a pull request's preview.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when a name needs a variable of the
   *     environment that is not set
   */
  public PreviewPlan plan(PreviewIdentity identity) {
    return plan(identity, identity.environment());
  }

  /**
   * The plan of a preview beside a pull request's usual one.
   *
   * @param environmentName the environment's name, any text; it is made legal
   * @throws dev.penstock.kernel.PenstockException with exit 2 when a name needs a variable of the
   *     environment that is not set
   */
  public PreviewPlan plan(PreviewIdentity identity, String environmentName) {
    Owner owner =
        new Owner(Slug.of(config.project(), Owner.LIMIT), Slug.of(environmentName, Owner.LIMIT));
    Values facts = facts(identity, owner);
    List<PlannedService> services =
        config.inDeployOrder().stream()
            .flatMap(service -> service(service, facts, owner).stream())
            .toList();
    return new PreviewPlan(
        identity,
        owner,
        root,
        config.database().map(database -> branch(database, owner, facts)),
        zone(),
        services,
        withUrls(facts, services),
        missingVariables());
  }

  private Values facts(PreviewIdentity identity, Owner owner) {
    Values facts =
        Values.none()
            .withEnvironment(environment)
            .with(Fact.PR, Integer.toString(identity.pullRequest()))
            .with(Fact.ENVIRONMENT, owner.environment())
            .with(Fact.PROJECT, config.project())
            .with(Fact.BRANCH, identity.branch());
    Values withCommit =
        identity.commit().map(commit -> facts.with(Fact.COMMIT, commit)).orElse(facts);
    return zone().map(zone -> withCommit.with(Fact.ZONE, zone)).orElse(withCommit);
  }

  /** Empty for a service that previews do without. */
  private Optional<PlannedService> service(ServiceConfig service, Values facts, Owner owner) {
    Values values = facts.with(Fact.SERVICE, service.name());
    return service
        .preview()
        .map(
            preview ->
                new PlannedService(
                    service,
                    name(preview, values, owner),
                    preview.host().map(host -> host(host.evaluate(values)))));
  }

  private static String name(PreviewConfig preview, Values values, Owner owner) {
    String name = Slug.of(preview.name().evaluate(values));
    return switch (preview.strategy()) {
      case WORKER_PER_PR -> name;
      case NATIVE -> name + "/" + owner.environment();
    };
  }

  /** Each label below the zone is made legal by itself; the zone's own name is kept. */
  private String host(String wanted) {
    String ending = zone().map(zone -> "." + zone).orElse("");
    if (ending.isEmpty() || !wanted.endsWith(ending)) {
      return wanted;
    }
    String below = wanted.substring(0, wanted.length() - ending.length());
    return Arrays.stream(below.split("\\.", -1)).map(Slug::of).collect(Collectors.joining("."))
        + ending;
  }

  private PlannedDatabase branch(DatabaseConfig database, Owner owner, Values facts) {
    BranchRequest request =
        new BranchRequest(
            owner.environment(),
            database.parent(),
            owner,
            database.expires().map(lifetime -> time.now().plus(lifetime)));
    return new PlannedDatabase(
        database.project().evaluate(facts),
        request,
        new DatabaseLogin(database.name(), database.role()),
        database.migrations());
  }

  private Optional<String> zone() {
    return config.dns().map(DnsConfig::zone);
  }

  private static Values withUrls(Values facts, List<PlannedService> services) {
    Values values = facts;
    for (PlannedService service : services) {
      Values known = values;
      values = service.url().map(url -> known.withServiceUrl(service.key(), url)).orElse(known);
    }
    return values;
  }

  private List<String> missingVariables() {
    return config.environmentVariablesOfPreviews().stream()
        .filter(name -> !environment.containsKey(name))
        .toList();
  }
}
