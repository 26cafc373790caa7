package dev.penstock.health;

import dev.penstock.http.Headers;
import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.kernel.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What a probe sends, and how it reads what comes back. */
final class ProbeRequest {
  private static final Headers OWN =
      Headers.of(
          Map.of(
              "Accept", "*/*",
              "Cache-Control", "no-cache",
              "Connection", "close",
              "User-Agent", "penstock-health"));

  private ProbeRequest() {}

  /** A request to the target's own address or one it redirects to. */
  static Request to(URI uri, HealthTarget target) {
    Request request = Request.get(uri);
    return new Request(
        request.method(),
        request.uri(),
        isOwnHost(uri, target.uri()) ? OWN.overriddenBy(headers(target)) : OWN,
        request.content(),
        request.timeout());
  }

  /** The answer, with as much of the body as counts. */
  static Answer answer(Response response, Duration latency) {
    Map<String, String> headers =
        response.headers().asMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().getFirst()));
    byte[] body = response.content().bytes();
    byte[] kept =
        body.length <= HttpProbe.BODY_LIMIT ? body : Arrays.copyOf(body, HttpProbe.BODY_LIMIT);
    return new Answer(
        response.status(), headers, new String(kept, StandardCharsets.UTF_8), latency);
  }

  /** A credential is for one host and port; another port may be somebody else's. */
  private static boolean isOwnHost(URI uri, URI own) {
    return uri.getHost().equalsIgnoreCase(own.getHost()) && uri.getPort() == own.getPort();
  }

  private static Headers headers(HealthTarget target) {
    Headers headers = Headers.none();
    for (Map.Entry<String, Secret> header : target.headers().entrySet()) {
      headers = headers.with(header.getKey(), header.getValue().reveal());
    }
    return headers;
  }
}
