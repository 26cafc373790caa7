package dev.penstock.config;

import dev.penstock.config.template.EnvironmentVariable;
import dev.penstock.config.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A {@code penstock.yml} that is right: the loader gives out no other.
 *
 * @param version the format's version
 * @param project the project's name, a legal name; the first half of every mark
 * @param database the database; empty when there is none
 * @param dns the zone; empty when Penstock does not keep DNS records
 * @param environments the environments that last, by name, in the file's order; may be none
 * @param services the services by name, in the file's order; at least one
 */
public record PenstockConfig(
    int version,
    String project,
    Optional<DatabaseConfig> database,
    Optional<DnsConfig> dns,
    SequencedMap<String, EnvironmentConfig> environments,
    SequencedMap<String, ServiceConfig> services) {

  public PenstockConfig {
    environments = Ordered.copyOf(environments);
    services = Ordered.copyOf(services);
  }

  /**
   * The services in the order they are deployed: each one behind those it names in {@code after},
   * otherwise as in the file.
   */
  public List<ServiceConfig> inDeployOrder() {
    return DeployOrder.of(services);
  }

  /** Every template of it. */
  public Stream<Template> templates() {
    return Stream.concat(
        database.stream().flatMap(DatabaseConfig::templates),
        services.values().stream().flatMap(ServiceConfig::templates));
  }

  /** The names of the environment's variables it refers to, which a run must have. */
  public SortedSet<String> environmentVariables() {
    SortedSet<String> names = new TreeSet<>();
    templates()
        .flatMap(template -> template.references().stream())
        .forEach(
            reference -> {
              if (reference instanceof EnvironmentVariable variable) {
                names.add(variable.name());
              }
            });
    return names;
  }
}
