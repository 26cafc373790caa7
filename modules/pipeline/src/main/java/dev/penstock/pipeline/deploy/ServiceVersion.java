package dev.penstock.pipeline.deploy;

import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of one service, ready to be put live.
 *
 * @param name the name it has with the provider, such as {@code codex-api-preview-8}
 * @param owner who it belongs to
 * @param commit the commit it was made from, 40 hexadecimal digits
 * @param directory the service's folder, absolute
 * @param config the provider's own configuration file, absolute; empty for its usual place
 * @param hosts the hosts that route to it; a deployer routes nothing else to it
 * @param variables plain values it reads
 * @param secrets secret values it reads
 */
public record ServiceVersion(
    String name,
    Owner owner,
    String commit,
    Path directory,
    Optional<Path> config,
    List<String> hosts,
    Map<String, String> variables,
    Map<String, Secret> secrets) {

  public ServiceVersion {
    hosts = List.copyOf(hosts);
    variables = Map.copyOf(variables);
    secrets = Map.copyOf(secrets);
  }
}
