package dev.penstock.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads a foreign text as the address of a page. */
final class WebAddress {
  private WebAddress() {}

  /** The address; empty for what is none. */
  static Optional<URI> of(String text) {
    try {
      return Optional.of(new URI(text)).filter(address -> address.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
