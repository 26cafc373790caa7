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
 * @param preview what it is called in a preview
 * @param variables plain values it reads, in the file's order
 * @param secrets secret values it reads, in the file's order
 * @param health how it proves itself
 */
public record ServiceConfig(
    String name,
    DeployerChoice deployer,
    Path directory,
    Optional<Path> config,
    List<String> after,
    PreviewConfig preview,
    SequencedMap<String, Template> variables,
    SequencedMap<String, Template> secrets,
    HealthConfig health) {

  public ServiceConfig {
    after = List.copyOf(after);
    variables = Ordered.copyOf(variables);
    secrets = Ordered.copyOf(secrets);
  }

  /** Every template of it. */
  public Stream<Template> templates() {
    return Stream.of(
            Stream.of(preview.name(), preview.host()),
            variables.values().stream(),
            secrets.values().stream())
        .flatMap(templates -> templates);
  }
}
