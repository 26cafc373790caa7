package dev.penstock.pipeline.release;

import dev.penstock.config.EnvironmentConfig;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.pipeline.resource.Owner;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param waves the same services in groups: each stands behind those it comes after
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
    List<List<PlacedService>> waves,
    Values values) {

  public EnvironmentPlan {
    services = List.copyOf(services);
    waves = List.copyOf(waves);
  }

  /** The environment's name, also on GitHub's deployments page. */
  public String name() {
    return environment.name();
  }

  /** A service's place in the order of deployment, from 0. */
  int position(PlacedService service) {
    return services.indexOf(service);
  }

  /** The templates of every value that a service reads here, plain or secret. */
  Stream<Template> templates(PlacedService service) {
    return Stream.of(service.config().variablesIn(name()), service.config().secretsIn(name()))
        .flatMap(values -> values.values().stream());
  }

  /** The same environment for another commit. */
  EnvironmentPlan forCommit(String other) {
    return new EnvironmentPlan(
        environment,
        owner,
        other,
        root,
        database,
        zone,
        services,
        waves,
        values.with(Fact.COMMIT, other));
  }

  /**
   * Which of the services go together, in order: one after the other unless the environment wants
   * what has no order between it at the same time.
   */
  List<List<PlacedService>> wavesOf(Collection<PlacedService> chosen) {
    if (!environment.parallel()) {
      return services.stream().filter(chosen::contains).map(List::of).toList();
    }
    return waves.stream()
        .map(wave -> wave.stream().filter(chosen::contains).toList())
        .filter(wave -> !wave.isEmpty())
        .toList();
  }

  /** Where a person looks first: the service that is deployed last stands on all others. */
  public URI frontUrl() {
    return URI.create(services.getLast().url());
  }
}
