package dev.penstock.health;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is probed, and what counts as healthy.
 *
 * @param name the service's name, as progress lines show it
 * @param uri an absolute http or https address
 * @param version the version it has to serve
 * @param headers headers sent along, such as a bypass token's; values are not logged
 * @param statuses the HTTP statuses that are right, at least one
 * @param bodyContains text that the first 64 KiB of the body must hold; empty when any will do
 */
public record HealthTarget(
    String name,
    URI uri,
    ExpectedVersion version,
    Map<String, String> headers,
    Set<Integer> statuses,
    Optional<String> bodyContains) {

  private static final Set<Integer> OK = Set.of(200);

  public HealthTarget {
    Requirement.filled(name, "a target's name");
    if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
      throw new IllegalArgumentException("not an address that can be probed: " + uri);
    }
    headers = Map.copyOf(headers);
    statuses = Set.copyOf(statuses);
    Requirement.atLeastOne(statuses.size(), "the number of right statuses");
  }

  /** Status 200 with this version; no further headers, any body. */
  public static HealthTarget of(String name, URI uri, ExpectedVersion version) {
    return new HealthTarget(name, uri, version, Map.of(), OK, Optional.empty());
  }

  /** The same with other headers to send. */
  public HealthTarget withHeaders(Map<String, String> others) {
    return new HealthTarget(name, uri, version, others, statuses, bodyContains);
  }

  /** The same with other right statuses. */
  public HealthTarget withStatuses(Set<Integer> others) {
    return new HealthTarget(name, uri, version, headers, others, bodyContains);
  }

  /** The same with a text that the body must hold. */
  public HealthTarget withBodyContaining(String text) {
    return new HealthTarget(name, uri, version, headers, statuses, Optional.of(text));
  }

  /** Without header values: they may be secrets. */
  @Override
  public String toString() {
    return "HealthTarget[" + name + ", " + uri + "]";
  }
}
