package dev.penstock.pipeline.release;

import dev.penstock.config.PlacementConfig;
import dev.penstock.config.ServiceConfig;

/**
 * A service as it is called in one lasting environment.
 *
 * @param config what {@code penstock.yml} says of it
 * @param placement what it says of it in this environment
 * @param name its name with the provider, legal there
 * @param host the host it answers at
 */
public record PlacedService(
    ServiceConfig config, PlacementConfig placement, String name, String host) {

  /** The key in {@code penstock.yml}, which is what people call it. */
  public String key() {
    return config.name();
  }

  /** Where it answers, without a final slash. */
  public String url() {
    return "https://" + host;
  }
}
