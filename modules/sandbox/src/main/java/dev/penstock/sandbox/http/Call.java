package dev.penstock.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request on its way to a handler. Immutable. */
public final class Call {

  private final Request request;
  private final URI base;
  private final Optional<String> template;
  private final Map<String, String> params;
  private final Map<String, List<String>> query;

  Call(Request request, URI base, Optional<String> template, Map<String, String> params) {
    this.request = request;
    this.base = base;
    this.template = template;
    this.params = params;
    this.query = QueryString.parse(request.query());
  }

  /** The method, upper case. */
  public String method() {
    return request.method();
  }

  /** The path as sent, still percent-encoded. */
  public String path() {
    return request.path();
  }

  /** The template of the route that took the call; empty when none did. */
  public Optional<String> template() {
    return template;
  }

  /**
   * What fills a hole of the route's template, decoded.
   *
   * @throws IllegalArgumentException when the template has no such hole
   */
  public String param(String name) {
    String value = params.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no {" + name + "} in " + template.orElse("no route"));
    }
    return value;
  }

  /** A query parameter, decoded; the first when there are several. */
  public Optional<String> query(String name) {
    return queries(name).stream().findFirst();
  }

  /** All values of a query parameter, decoded, in order. */
  public List<String> queries(String name) {
    return List.copyOf(query.getOrDefault(name, List.of()));
  }

  /** The query as sent, without the question mark; "" when there is none. */
  public String queryString() {
    return request.query();
  }

  /** A header; the first when there are several. Case of the name does not matter. */
  public Optional<String> header(String name) {
    return request.headers().getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The token of an {@code Authorization: Bearer …} (or {@code token …}) header. */
  public Optional<String> token() {
    return header("Authorization")
        .map(value -> value.split(" ", 2))
        .filter(pair -> pair.length == 2 && isTokenScheme(pair[0]))
        .map(pair -> pair[1].strip());
  }

  private static boolean isTokenScheme(String scheme) {
    return List.of("bearer", "token").contains(scheme.toLowerCase(Locale.ROOT));
  }

  /** A copy of the body. */
  public byte[] body() {
    return request.body().toArray();
  }

  /** The body as UTF-8. */
  public String text() {
    return request.body().text();
  }

  /**
   * The body as JSON; a missing node when it is empty.
   *
   * @throws ReplyException with status 400 when it is not JSON
   */
  public JsonNode json() {
    try {
      return Json.read(request.body().toArray());
    } catch (UncheckedIOException e) {
      throw new ReplyException(Reply.json(400, Map.of("message", "the body is not JSON")));
    }
  }

  /**
   * The parts of a multipart body, in order.
   *
   * @throws ReplyException with status 400 when the body is not multipart
   */
  public List<Part> parts() {
    return Multipart.read(header("Content-Type").orElse(""), request.body().toArray());
  }

  /** Where this server listens: {@code http://127.0.0.1:port}, no slash at the end. */
  public URI base() {
    return base;
  }

  @Override
  public String toString() {
    return method() + " " + path();
  }
}
