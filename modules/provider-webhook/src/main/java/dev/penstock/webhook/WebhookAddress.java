package dev.penstock.webhook;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where notices go. The whole address is a secret: whoever knows it can post. https only, but for a
 * machine's own loopback.
 */
final class WebhookAddress {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final int SHORTEST_SECRET = 8;

  private final URI uri;

  private WebhookAddress(URI uri) {
    this.uri = uri;
  }

  /**
   * Reads an address, and makes the part that names no host known to the redactor.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 for what is no such address; the
   *     failure does not quote it
   */
  static WebhookAddress of(Secret address, Redactor redactor) {
    URI uri = parse(address);
    if (!isAllowed(uri)) {
      throw unusable();
    }
    if (target(uri).length() >= SHORTEST_SECRET) {
      redactor.add(Secret.of(target(uri)));
    }
    return new WebhookAddress(uri);
  }

  /** For the request alone. */
  URI uri() {
    return uri;
  }

  private static URI parse(Secret address) {
    try {
      return new URI(address.reveal().strip());
    } catch (URISyntaxException e) {
      // Not kept as the cause: its message quotes the address.
      throw unusable();
    }
  }

  private static boolean isAllowed(URI uri) {
    return uri.getHost() != null
        && uri.getUserInfo() == null
        && ("https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost())));
  }

  private static String target(URI uri) {
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static PenstockException unusable() {
    return Failure.invalid(
            "webhook-malformed",
            "The address of the webhook is no use",
            "it has to be a whole https address without a user in it",
            "Store it again, exactly as the channel's settings show it, or leave it out.")
        .asException();
  }
}
