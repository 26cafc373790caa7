package dev.penstock.health;

import dev.penstock.http.Headers;
import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportFault;
import dev.penstock.http.TransportOptions;
import dev.penstock.kernel.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks a service over HTTP, each time on a new connection: one that is still open would hide that
 * the host's name, its certificate or its route is gone. Redirects are answers, not followed.
 */
public final class HttpProbe implements Probe {
  /** The most bytes of a body that are read. */
  public static final int BODY_LIMIT = 64 << 10;

  private static final Headers OWN =
      Headers.of(
          Map.of(
              "Accept", "*/*",
              "Cache-Control", "no-cache",
              "Connection", "close",
              "User-Agent", "penstock-health"));

  private final Transport transport;
  private final Time time;

  /** Over a transport that it does not own; see {@link #options}. */
  public HttpProbe(Transport transport, Time time) {
    this.transport = transport;
    this.time = time;
  }

  /** What the transport of a probe needs: small bodies, and redirects left alone. */
  public static TransportOptions options(TransportOptions base) {
    return base.withBodyLimit(BODY_LIMIT).withRedirects(false);
  }

  @Override
  public Verdict ask(HealthTarget target, Duration timeout) {
    Instant start = time.now();
    try {
      Response response = transport.send(request(target).within(timeout));
      return Judge.verdict(target, answer(response, time.since(start)));
    } catch (TransportFault fault) {
      return unreached(fault, timeout);
    }
  }

  private static Request request(HealthTarget target) {
    Request request = Request.get(target.uri());
    return new Request(
        request.method(),
        request.uri(),
        OWN.overriddenBy(Headers.of(revealed(target))),
        request.content(),
        request.timeout());
  }

  private static Map<String, String> revealed(HealthTarget target) {
    return target.headers().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().reveal()));
  }

  private static Answer answer(Response response, Duration latency) {
    Map<String, String> headers =
        response.headers().asMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().getFirst()));
    byte[] body = response.content().bytes();
    byte[] kept = body.length <= BODY_LIMIT ? body : Arrays.copyOf(body, BODY_LIMIT);
    return new Answer(
        response.status(), headers, new String(kept, StandardCharsets.UTF_8), latency);
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
