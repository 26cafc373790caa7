package dev.penstock.cloudflare.wrangler;

import dev.penstock.kernel.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Worker of a lasting environment is, on top of what the repository's configuration says.
 *
 * @param name its name
 * @param environment the environment's name; where the configuration has one of that name, it is
 *     the base, and the top level where it has none
 * @param zone the zone of the hosts that the configuration does not name
 * @param hosts the hosts it answers, lower case; those that the configuration names stay as they
 *     are there
 * @param variables plain values it reads, the owner's mark among them
 * @param secrets secret values it reads
 */
public record ReleaseWorker(
    String name,
    String environment,
    Optional<String> zone,
    List<String> hosts,
    Map<String, String> variables,
    Map<String, Secret> secrets) {

  public ReleaseWorker {
    hosts = List.copyOf(hosts);
    variables = Map.copyOf(variables);
    secrets = Map.copyOf(secrets);
  }
}
