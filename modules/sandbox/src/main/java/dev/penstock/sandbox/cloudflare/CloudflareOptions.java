package dev.penstock.sandbox.cloudflare;

import dev.penstock.sandbox.workers.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How the emulation behaves.
 *
 * @param workers runs what is uploaded; belongs to the caller, who closes it
 * @param folder where the edge's CA certificate is written; must exist
 * @param clock decides what has come into effect
 * @param dnsDelay how long after its creation a record is answered
 * @param tlsDelay how long after it was first routed a host completes a TLS handshake
 */
public record CloudflareOptions(
    Workers workers, Path folder, InstantSource clock, Duration dnsDelay, Duration tlsDelay) {

  /** Everything comes into effect at once, by the machine's own clock. */
  public static CloudflareOptions of(Workers workers, Path folder) {
    return new CloudflareOptions(
        workers, folder, InstantSource.system(), Duration.ZERO, Duration.ZERO);
  }

  /** The same with delays, as in the real world. */
  public CloudflareOptions withDelays(Duration dns, Duration tls) {
    return new CloudflareOptions(workers, folder, clock, dns, tls);
  }
}
