package dev.penstock.sandbox.edge;

import java.time.Duration;
import java.util.Optional;

/**
 * An order of trouble at the edge.
 *
 * @param host the host it is for, lower case
 * @param fault what goes wrong
 * @param times how many requests, or for {@link EdgeFault.NoCertificate} handshakes, it meets;
 *     empty for as many as come
 * @param lasts how long from now on; empty for as long as it is not taken back
 * @param newVersions whether only versions that are uploaded after the order meet it: what was live
 *     before goes on well, also when it is put back
 */
public record EdgeOrder(
    String host,
    EdgeFault fault,
    Optional<Integer> times,
    Optional<Duration> lasts,
    boolean newVersions) {

  /** For every request to the host until it is taken back. */
  public static EdgeOrder of(String host, EdgeFault fault) {
    return new EdgeOrder(host, fault, Optional.empty(), Optional.empty(), false);
  }

  /** The same for so many requests. */
  public EdgeOrder times(int count) {
    return new EdgeOrder(host, fault, Optional.of(count), lasts, newVersions);
  }

  /** The same for so long. */
  public EdgeOrder lasting(Duration duration) {
    return new EdgeOrder(host, fault, times, Optional.of(duration), newVersions);
  }

  /** The same, for versions that are uploaded from now on only. */
  public EdgeOrder ofNewVersions() {
    return new EdgeOrder(host, fault, times, lasts, true);
  }
}
