package dev.penstock.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One request as it goes over the wire.
 *
 * @param method what to do
 * @param uri where, absolute
 * @param headers without {@code Content-Type}, which the content brings
 * @param content the body; empty for none
 * @param timeout how long the whole exchange may take; empty for the transport's own limit
 */
public record Request(
    Method method, URI uri, Headers headers, Content content, Optional<Duration> timeout) {

  /** A request for what is there. */
  public static Request get(URI uri) {
    return new Request(Method.GET, uri, Headers.none(), Content.empty(), Optional.empty());
  }

  /** The same request with a header. */
  public Request with(String name, String value) {
    return new Request(method, uri, headers.with(name, value), content, timeout);
  }

  /** The same request with a limit for the whole exchange. */
  public Request within(Duration limit) {
    return new Request(method, uri, headers, content, Optional.of(limit));
  }
}
