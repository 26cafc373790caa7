package dev.penstock.assembly;

import dev.penstock.cloudflare.CloudflareAccess;
import dev.penstock.kernel.Failure;
import dev.penstock.neon.Neon;
import dev.penstock.runtime.Environment;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where everybody is. The vendors' own variables name other places; a rehearsal sets them all.
 *
 * @param neon Neon's API, {@code NEON_API_HOST}
 * @param cloudflare Cloudflare's API, {@code CLOUDFLARE_API_BASE_URL}
 * @param github GitHub's API, {@code GITHUB_API_URL}
 * @param nameServer whom to ask instead of the machine's resolver and of every zone's own servers,
 *     {@code PENSTOCK_DNS_SERVER}
 * @param edge where probes connect instead of port 443, {@code PENSTOCK_EDGE}
 * @param authorities certificates trusted besides the JDK's, {@code SSL_CERT_FILE}
 */
record Endpoints(
    URI neon,
    URI cloudflare,
    URI github,
    Optional<InetSocketAddress> nameServer,
    Optional<InetSocketAddress> edge,
    Optional<Path> authorities) {

  static Endpoints from(Environment environment, URI github) {
    return new Endpoints(
        environment.get("NEON_API_HOST").map(URI::create).orElse(Neon.DEFAULT_API),
        environment
            .get("CLOUDFLARE_API_BASE_URL")
            .map(URI::create)
            .orElse(CloudflareAccess.PUBLIC_API),
        github,
        address(environment, "PENSTOCK_DNS_SERVER"),
        address(environment, "PENSTOCK_EDGE"),
        environment.get("SSL_CERT_FILE").map(Path::of));
  }

  private static Optional<InetSocketAddress> address(Environment environment, String variable) {
    return environment.get(variable).map(text -> address(variable, text));
  }

  private static InetSocketAddress address(String variable, String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw Failure.invalid(
              "endpoint-invalid",
              variable + " is not an address and a port",
              "it has to look like 127.0.0.1:5353",
              "Set it to what the sandbox printed, or leave it out.")
          .asException();
    }
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
