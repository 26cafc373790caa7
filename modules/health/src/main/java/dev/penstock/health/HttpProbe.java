package dev.penstock.health;

import dev.penstock.http.Transport;
import dev.penstock.http.TransportFault;
import dev.penstock.http.TransportOptions;
import dev.penstock.kernel.Time;
import java.time.Duration;

/**
 * Asks a service over HTTP, each time on a new connection: one that is still open would hide that
 * the host's name, its certificate or its route is gone. Redirects are followed as far as the
 * target allows, within the one timeout.
 */
public final class HttpProbe implements Probe {
  /** The most bytes of a body that are read. */
  public static final int BODY_LIMIT = 64 << 10;

  private final Transport transport;
  private final Time time;

  /** Over a transport that it does not own; see {@link #options}. */
  public HttpProbe(Transport transport, Time time) {
    this.transport = transport;
    this.time = time;
  }

  /** What the transport of a probe needs: small bodies, and redirects left to the probe. */
  public static TransportOptions options(TransportOptions base) {
    return base.withBodyLimit(BODY_LIMIT).withRedirects(false);
  }

  @Override
  public Verdict ask(HealthTarget target, Duration timeout) {
    try {
      return new Trip(transport, time, target, timeout).run();
    } catch (TransportFault fault) {
      return unreached(fault, timeout);
    }
  }

  private static Verdict unreached(TransportFault fault, Duration timeout) {
    if (fault.isTimeout() && fault.phase() == TransportFault.Phase.EXCHANGE) {
      return new Verdict.Timeout(timeout);
    }
    return new Verdict.NotYet(obstacle(fault.phase()), detail(fault));
  }

  private static Verdict.Obstacle obstacle(TransportFault.Phase phase) {
    return switch (phase) {
      case RESOLVE -> Verdict.Obstacle.DNS;
      case CONNECT, EXCHANGE -> Verdict.Obstacle.CONNECTION;
      case TLS -> Verdict.Obstacle.TLS;
    };
  }

  private static String detail(TransportFault fault) {
    return String.valueOf(fault.getMessage());
  }
}
