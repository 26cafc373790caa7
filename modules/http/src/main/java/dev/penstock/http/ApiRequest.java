package dev.penstock.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an endpoint asks for, relative to the API's address. Path segments and query values are
 * data: they are escaped, so that none of them can reach another endpoint. Immutable.
 */
public final class ApiRequest {
  private final Method method;
  private final String path;
  private final String query;
  private final Headers headers;
  private final Content content;

  private ApiRequest(Method method, String path, String query, Headers headers, Content content) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.content = content;
  }

  /** A request for what is at the path, one argument a segment. */
  public static ApiRequest get(String... segments) {
    return of(Method.GET, segments);
  }

  /** A request to do something at the path, one argument a segment. */
  public static ApiRequest post(String... segments) {
    return of(Method.POST, segments);
  }

  /** A request to put something in place at the path, one argument a segment. */
  public static ApiRequest put(String... segments) {
    return of(Method.PUT, segments);
  }

  /** A request to change what is at the path, one argument a segment. */
  public static ApiRequest patch(String... segments) {
    return of(Method.PATCH, segments);
  }

  /** A request to remove what is at the path, one argument a segment. */
  public static ApiRequest delete(String... segments) {
    return of(Method.DELETE, segments);
  }

  /** With a query parameter more. */
  public ApiRequest query(String name, String value) {
    String parameter = escape(name) + "=" + escape(value);
    String longer = query.isEmpty() ? parameter : query + "&" + parameter;
    return new ApiRequest(method, path, longer, headers, content);
  }

  /** With a query parameter more, if there is a value for it. */
  public ApiRequest query(String name, Optional<String> value) {
    return value.map(present -> query(name, present)).orElse(this);
  }

  /** With a header. */
  public ApiRequest header(String name, String value) {
    return new ApiRequest(method, path, query, headers.with(name, value), content);
  }

  /** With the value as its JSON body; see {@link Content#json}. */
  public ApiRequest json(Object value) {
    return content(Content.json(value));
  }

  /** With a body. */
  public ApiRequest content(Content body) {
    return new ApiRequest(method, path, query, headers, body);
  }

  /**
   * The same request at another address, to which an answer sent it on.
   *
   * @param target path and query, relative to the API's address and escaped already
   * @throws IllegalArgumentException if it does not begin with a slash
   */
  public ApiRequest movedTo(String target) {
    if (!target.startsWith("/")) {
      throw new IllegalArgumentException("not a path");
    }
    int question = target.indexOf('?');
    return question < 0
        ? new ApiRequest(method, target, "", headers, content)
        : new ApiRequest(
            method,
            target.substring(0, question),
            target.substring(question + 1),
            headers,
            content);
  }

  /** What it does. */
  public Method method() {
    return method;
  }

  /** Method, path and query: for debug lines. */
  @Override
  public String toString() {
    return method + " " + target();
  }

  Request at(URI base, Headers common) {
    return new Request(
        method,
        URI.create(withoutSlash(base.toString()) + target()),
        common.overriddenBy(headers),
        content,
        Optional.empty());
  }

  private String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static ApiRequest of(Method method, String... segments) {
    String path =
        Arrays.stream(segments).map(ApiRequest::segment).collect(Collectors.joining("/", "/", ""));
    return new ApiRequest(method, path, "", Headers.none(), Content.empty());
  }

  private static String segment(String text) {
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("not a segment of a path: '" + text + "'");
    }
    return escape(text);
  }

  /** Escapes for both a path and a query: a space is %20 in either. */
  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String withoutSlash(String base) {
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }
}
