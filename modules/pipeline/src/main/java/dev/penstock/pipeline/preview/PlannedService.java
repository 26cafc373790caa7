package dev.penstock.pipeline.preview;

import dev.penstock.config.ServiceConfig;
import java.util.Optional;

/**
 * A service as it is called in one preview.
 *
 * @param config what {@code penstock.yml} says of it
 * @param name its name with the provider, legal there; a preview of the provider's own has that of
 *     its Worker before a slash: {@code codex-api/pr-8}
 * @param host the host it answers at; empty when the provider chooses the address
 */
public record PlannedService(ServiceConfig config, String name, Optional<String> host) {

  /** The key in {@code penstock.yml}, which is what people call it. */
  public String key() {
    return config.name();
  }

  /**
   * Where it will answer, without a final slash; empty when only the deployed service knows, see
   * {@link DeployedService#url}.
   */
  public Optional<String> url() {
    return host.map(known -> "https://" + known);
  }
}
