package dev.penstock.sandbox.edge;

import java.util.Optional;

/** What the edge asks about a host. Asked anew for every request. Thread-safe. */
public interface EdgeRoutes {

  /** Whether a certificate for the host is in place; without one the TLS handshake fails. */
  boolean hasCertificate(String host);

  /**
   * What a request to the host meets.
   *
   * @param host lower case, without a port
   * @param path starts with a slash, as sent, without the query
   * @param overrides the header that asks for certain versions of Workers; empty without one
   */
  EdgeTarget target(String host, String path, Optional<String> overrides);
}
