package dev.penstock.config;

import dev.penstock.config.template.EnvironmentVariable;
import dev.penstock.config.template.Template;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  /**
   * Services in groups that may be deployed at the same time: each service is in the first group
   * that is behind all those it comes after, be it directly or over services that are not given.
   *
   * @param names which services, in any order, without the rest
   * @return the groups in the order of deployment; services of one group as in {@link
   *     #inDeployOrder}
   * @throws IllegalArgumentException for a name that no service has
   */
  public List<List<ServiceConfig>> waves(Collection<String> names) {
    if (!services.keySet().containsAll(names)) {
      throw new IllegalArgumentException("not all of these are services: " + names);
    }
    return Waves.of(inDeployOrder(), Set.copyOf(names));
  }

  /** The services that previews have, in the order they are deployed. */
  public List<ServiceConfig> servicesOfPreviews() {
    return inDeployOrder().stream().filter(service -> service.preview().isPresent()).toList();
  }

  /**
   * The services that a lasting environment has, in the order they are deployed.
   *
   * @param environment the environment's name
   */
  public List<ServiceConfig> servicesIn(String environment) {
    return inDeployOrder().stream().filter(service -> service.in(environment).isPresent()).toList();
  }

  /**
   * The names of the variables of its own environment that a run for a preview must have: those
   * that a preview's database and services refer to.
   */
  public SortedSet<String> environmentVariablesOfPreviews() {
    return variables(
        Stream.concat(
            ofDatabase(), services.values().stream().flatMap(ServiceConfig::templatesOfPreview)));
  }

  /**
   * The names of the variables of its own environment that a run for a lasting environment must
   * have: those that its database and its services refer to, with what the environment overrides.
   *
   * @param environment the environment's name
   */
  public SortedSet<String> environmentVariablesOf(String environment) {
    return variables(
        Stream.concat(
            ofDatabase(),
            services.values().stream().flatMap(service -> service.templatesIn(environment))));
  }

  /** The names of the variables of its own environment that a run for the database must have. */
  public SortedSet<String> environmentVariablesOfDatabase() {
    return variables(ofDatabase());
  }

  private Stream<Template> ofDatabase() {
    return database.stream().flatMap(DatabaseConfig::templates);
  }

  private static SortedSet<String> variables(Stream<Template> templates) {
    return templates
        .flatMap(template -> template.references().stream())
        .filter(EnvironmentVariable.class::isInstance)
        .map(variable -> ((EnvironmentVariable) variable).name())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
