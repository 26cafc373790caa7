package dev.penstock.config;

import dev.penstock.config.template.Template;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a service proves that it serves the new version.
 *
 * @param path the path to ask, with a leading slash
 * @param version where the answer names its commit
 * @param policy how often and how long to ask
 * @param statuses the HTTP statuses that are right, at least one
 * @param contains text that the body must hold; empty when any body will do
 * @param headers what is sent along, by the header's name in the file's order; the values may be
 *     secret
 * @param redirects which redirects are followed
 */
public record HealthConfig(
    String path,
    VersionExpectation version,
    PolicyConfig policy,
    Set<Integer> statuses,
    Optional<String> contains,
    SequencedMap<String, Template> headers,
    RedirectsConfig redirects) {

  public HealthConfig {
    statuses = Set.copyOf(statuses);
    headers = Ordered.copyOf(headers);
  }

  /** What holds for a service that says nothing about its health. */
  public static HealthConfig byDefault() {
    return new HealthConfig(
        Defaults.HEALTH_PATH,
        Defaults.HEALTH_VERSION,
        PolicyConfig.of(Defaults.HEALTH_POLICY),
        Defaults.HEALTH_STATUSES,
        Optional.empty(),
        Ordered.none(),
        Defaults.HEALTH_REDIRECTS);
  }

  /** Every template of it. */
  public Stream<Template> templates() {
    return Stream.concat(headers.values().stream(), redirects.templates());
  }
}
