package dev.penstock.config;

import dev.penstock.config.template.Template;
import java.util.SequencedMap;

/**
 * What a service is in one lasting environment.
 *
 * @param name its name with the provider
 * @param host the host it answers at
 * @param rollout how a new version gets its traffic
 * @param variables plain values, instead of the service's own of the same name
 * @param secrets secret values, instead of the service's own of the same name
 */
public record PlacementConfig(
    Template name,
    Template host,
    RolloutConfig rollout,
    SequencedMap<String, Template> variables,
    SequencedMap<String, Template> secrets) {

  public PlacementConfig {
    variables = Ordered.copyOf(variables);
    secrets = Ordered.copyOf(secrets);
  }
}
