package dev.penstock.config;

import dev.penstock.config.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * One service.
 *
 * @param name its key in {@code penstock.yml}, a legal name
 * @param deployer what puts it live
 * @param directory its folder, relative to the folder of {@code penstock.yml}
 * @param config the provider's own configuration file, relative to {@code directory}; empty for its
 *     usual place
 * @param after the services that must be healthy before this one is deployed
 * @param preview what it is called in a preview; empty for a service that previews do without
 * @param environments what it is in each lasting environment, by the environment's name; one that
 *     is not named does without it
 * @param variables plain values it reads, in the file's order
 * @param secrets secret values it reads, in the file's order
 * @param health how it proves itself
 * @param build how it is built before anything is touched, besides what its deployer does; empty
 *     when nothing is to be done
 * @param commands the programs that deploy it; empty for other deployers
 * @param paths what it is made from, relative to the folder of {@code penstock.yml}: when none of
 *     it changed, a deploy leaves it alone; empty when that is not known
 */
public record ServiceConfig(
    String name,
    DeployerChoice deployer,
    Path directory,
    Optional<Path> config,
    List<String> after,
    Optional<PreviewConfig> preview,
    SequencedMap<String, PlacementConfig> environments,
    SequencedMap<String, Template> variables,
    SequencedMap<String, Template> secrets,
    HealthConfig health,
    Optional<CommandConfig> build,
    Optional<CommandsConfig> commands,
    List<Path> paths) {

  public ServiceConfig {
    after = List.copyOf(after);
    variables = Ordered.copyOf(variables);
    secrets = Ordered.copyOf(secrets);
    environments = Ordered.copyOf(environments);
    paths = List.copyOf(paths);
  }

  /**
   * What it is in a lasting environment; empty when that environment does without it.
   *
   * @param environment the environment's name
   */
  public Optional<PlacementConfig> in(String environment) {
    return Optional.ofNullable(environments.get(environment));
  }

  /**
   * The plain values it reads in a lasting environment: its own, or the environment's of the same
   * name.
   *
   * @param environment the environment's name
   */
  public SequencedMap<String, Template> variablesIn(String environment) {
    return Ordered.merged(variables, in(environment).map(PlacementConfig::variables));
  }

  /**
   * The secret values it reads in a lasting environment: its own, or the environment's of the same
   * name.
   *
   * @param environment the environment's name
   */
  public SequencedMap<String, Template> secretsIn(String environment) {
    return Ordered.merged(secrets, in(environment).map(PlacementConfig::secrets));
  }

  /** Every template that a preview of it evaluates; none when previews do without it. */
  public Stream<Template> templatesOfPreview() {
    return preview.stream().flatMap(named -> all(named.templates(), variables, secrets));
  }

  /**
   * Every template that a lasting environment evaluates; none when it does without this service.
   *
   * @param environment the environment's name
   */
  public Stream<Template> templatesIn(String environment) {
    return in(environment).stream()
        .flatMap(
            placement ->
                all(
                    Stream.of(placement.name(), placement.host()),
                    variablesIn(environment),
                    secretsIn(environment)));
  }

  private Stream<Template> all(
      Stream<Template> names,
      SequencedMap<String, Template> plain,
      SequencedMap<String, Template> secret) {
    return Stream.of(
            names,
            build.stream().flatMap(CommandConfig::templates),
            health.templates(),
            plain.values().stream(),
            secret.values().stream())
        .flatMap(templates -> templates);
  }
}
