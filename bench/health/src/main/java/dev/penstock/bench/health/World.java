package dev.penstock.bench.health;

import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportFault;
import dev.penstock.http.TransportFault.Phase;
import java.time.Duration;
import java.util.SplittableRandom;

/** One deployment, as somebody who probes it meets it. For one thread. */
final class World implements Transport {
  static final String NEW = "new";
  private static final String OLD = "old";
  private static final Response STALE = Response.json(200, "{\"version\":\"" + OLD + "\"}");
  private static final Response FRESH = Response.json(200, "{\"version\":\"" + NEW + "\"}");
  private static final Response EDGE_PAGE = Response.json(530, "error code: 1016");
  private static final Response STARTING = Response.json(503, "{\"ready\":false}");

  /** One connection in a thousand breaks for no reason, also when all is well. */
  private static final double NOISE = 0.001;

  private final Onset onset;
  private final VirtualClock clock;
  private final SplittableRandom random;
  private int turn;

  World(Onset onset, VirtualClock clock) {
    this.onset = onset;
    this.clock = clock;
    this.random = new SplittableRandom(onset.seed());
  }

  @Override
  public Response send(Request request) throws TransportFault {
    Duration oneWay = millis(5, 30);
    int edge =
        onset.edgesTakeTurns()
            ? turn++ % onset.edges().size()
            : random.nextInt(onset.edges().size());
    boolean good = onset.isGood(clock.elapsed().plus(oneWay), edge);
    if (!good && onset.before() == Before.SLOW_TLS) {
      throw handshake(request.timeout().orElseThrow());
    }
    clock.sleep(oneWay.multipliedBy(2));
    if (random.nextDouble() < NOISE) {
      throw new TransportFault(Phase.EXCHANGE, "the connection broke", null);
    }
    return good ? FRESH : before();
  }

  private Response before() throws TransportFault {
    return switch (onset.before()) {
      case REFUSED -> throw new TransportFault(Phase.CONNECT, "connection refused", null);
      case EDGE_PAGE -> EDGE_PAGE;
      case STALE -> STALE;
      case STARTING -> STARTING;
      case SLOW_TLS -> throw new IllegalStateException("there is no answer without a handshake");
    };
  }

  /** Takes half a second to ten seconds and comes to nothing, or is given up before. */
  private TransportFault handshake(Duration timeout) {
    Duration takes = millis(500, 10_000);
    boolean givenUp = takes.compareTo(timeout) >= 0;
    clock.sleep(givenUp ? timeout : takes);
    return givenUp
        ? TransportFault.timeout(Phase.TLS)
        : new TransportFault(Phase.TLS, "TLS handshake failed", null);
  }

  private Duration millis(int least, int most) {
    return Duration.ofNanos(random.nextLong(least * 1_000_000L, most * 1_000_000L));
  }
}
