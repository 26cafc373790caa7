package dev.penstock.cloudflare.wrangler;

import dev.penstock.kernel.Secret;
import java.util.List;
import java.util.Map;

/**
 * What a preview's Worker is, whatever the repository's configuration says.
 *
 * @param name its name
 * @param zone the zone of its hosts
 * @param hosts the hosts it answers; it has no other address
 * @param variables plain values it reads, the owner's mark among them
 * @param secrets secret values it reads
 * @param tags tags that are part of the upload, for a Worker that is not there yet; empty otherwise
 */
public record PreviewWorker(
    String name,
    String zone,
    List<String> hosts,
    Map<String, String> variables,
    Map<String, Secret> secrets,
    List<String> tags) {

  public PreviewWorker {
    hosts = List.copyOf(hosts);
    variables = Map.copyOf(variables);
    secrets = Map.copyOf(secrets);
    tags = List.copyOf(tags);
  }
}
