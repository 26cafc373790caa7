package dev.penstock.health;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which redirects a probe follows. Never one from https to http: what answers there could be
 * anybody.
 *
 * @param most how many in a row are followed; 0 for none
 * @param hosts the hosts besides the one that was asked; empty for none
 */
public record Redirects(int most, Set<String> hosts) {
  /** As many as a sound service could need. */
  private static final int MOST = 5;

  private static final Redirects NONE = new Redirects(0, Set.of());

  public Redirects {
    if (most < 0) {
      throw new IllegalArgumentException("the number of redirects must not be negative: " + most);
    }
    hosts =
        hosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** None: a redirect is an answer with that status. */
  public static Redirects none() {
    return NONE;
  }

  /** Up to five that stay on the host that was asked. */
  public static Redirects sameHost() {
    return toHosts(Set.of());
  }

  /** Up to five that stay on the host that was asked or lead to one of these. */
  public static Redirects toHosts(Set<String> hosts) {
    return new Redirects(MOST, hosts);
  }

  /** Whether this one may be followed, however many there were. */
  boolean allow(URI asked, URI from, URI to) {
    boolean known =
        to.getHost() != null
            && (to.getHost().equalsIgnoreCase(asked.getHost())
                || hosts.contains(to.getHost().toLowerCase(Locale.ROOT)));
    return known && ("https".equals(to.getScheme()) || from.getScheme().equals(to.getScheme()));
  }
}
