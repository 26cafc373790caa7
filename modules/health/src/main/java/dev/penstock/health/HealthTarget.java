package dev.penstock.health;

import dev.penstock.kernel.Secret;
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
 * @param headers headers sent along to the address's own host, such as a bypass token's
 * @param statuses the HTTP statuses that are right, at least one
 * @param bodyContains text that the first 64 KiB of the body must hold; empty when any will do
 * @param redirects which redirects are followed
 */
public record HealthTarget(
    String name,
    URI uri,
    ExpectedVersion version,
    Map<String, Secret> headers,
    Set<Integer> statuses,
    Optional<String> bodyContains,
    Redirects redirects) {

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

  /** Status 200 with this version; no further headers, any body, no redirects. */
  public static HealthTarget of(String name, URI uri, ExpectedVersion version) {
    return new HealthTarget(name, uri, version, Map.of(), OK, Optional.empty(), Redirects.none());
  }

  /** The same with another version. */
  public HealthTarget withVersion(ExpectedVersion other) {
    return new HealthTarget(name, uri, other, headers, statuses, bodyContains, redirects);
  }

  /** The same with other headers to send; whoever shows text has to know the values already. */
  public HealthTarget withHeaders(Map<String, Secret> others) {
    return new HealthTarget(name, uri, version, others, statuses, bodyContains, redirects);
  }

  /** The same with other right statuses. */
  public HealthTarget withStatuses(Set<Integer> others) {
    return new HealthTarget(name, uri, version, headers, others, bodyContains, redirects);
  }

  /** The same with a text that the body must hold. */
  public HealthTarget withBodyContaining(String text) {
    return new HealthTarget(name, uri, version, headers, statuses, Optional.of(text), redirects);
  }

  /** The same following other redirects. */
  public HealthTarget withRedirects(Redirects others) {
    return new HealthTarget(name, uri, version, headers, statuses, bodyContains, others);
  }

  /** Short, for people. */
  @Override
  public String toString() {
    return "HealthTarget[" + name + ", " + uri + "]";
  }
}
