package dev.penstock.config;

/**
 * How a service proves that it serves the new version.
 *
 * @param path the path to ask, with a leading slash
 * @param version where the answer names its commit
 * @param policy how often and how long to ask
 */
public record HealthConfig(String path, VersionExpectation version, PolicyConfig policy) {

  /** What holds for a service that says nothing about its health. */
  public static HealthConfig byDefault() {
    return new HealthConfig(
        Defaults.HEALTH_PATH, Defaults.HEALTH_VERSION, PolicyConfig.of(Defaults.HEALTH_POLICY));
  }
}
