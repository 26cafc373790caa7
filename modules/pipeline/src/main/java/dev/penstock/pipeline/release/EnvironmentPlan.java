package dev.penstock.pipeline.release;

import dev.penstock.config.EnvironmentConfig;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Values;
import dev.penstock.pipeline.resource.Owner;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything a lasting environment is made of, by name.
 *
 * @param environment what {@code penstock.yml} says of it
 * @param owner whose mark everything carries, such as {@code penstock:codex/production}
 * @param commit the commit to be served, 40 hexadecimal digits
 * @param root the folder of {@code penstock.yml}, absolute
 * @param database its database; empty when the project has none
 * @param zone the DNS zone of its hosts; empty when Penstock does not keep its records
 * @param services its services in the order of deployment, at least one
 * @param values what templates may refer to, without the database's addresses
 */
public record EnvironmentPlan(
    EnvironmentConfig environment,
    Owner owner,
    String commit,
    Path root,
    Optional<EnvironmentDatabase> database,
    Optional<String> zone,
    List<PlacedService> services,
    Values values) {

  public EnvironmentPlan {
    services = List.copyOf(services);
  }

  /** The environment's name, also on GitHub's deployments page. */
  public String name() {
    return environment.name();
  }

  /** The same environment for another commit. */
  EnvironmentPlan forCommit(String other) {
    return new EnvironmentPlan(
        environment, owner, other, root, database, zone, services, values.with(Fact.COMMIT, other));
  }

  /** Where a person looks first: the service that is deployed last stands on all others. */
  public URI frontUrl() {
    return URI.create(services.getLast().url());
  }
}
