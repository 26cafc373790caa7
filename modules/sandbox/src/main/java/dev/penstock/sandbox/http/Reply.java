package dev.penstock.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** An answer: status, headers (names without regard to case), body. Immutable. */
public final class Reply {

  private static final byte[] NOTHING = {};

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Reply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    this.headers = Collections.unmodifiableMap(copy);
    this.body = body;
  }

  /** Answers with a JSON document: a map, a list, a record or a tree. */
  public static Reply json(int status, Object value) {
    return of(status, "application/json; charset=utf-8", Json.write(value));
  }

  /** Answers with plain text. */
  public static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers without a body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), NOTHING);
  }

  /** Answers with any bytes. */
  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", contentType), body.clone());
  }

  /** The same answer with one header more, or with another value for it. */
  public Reply withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The headers; look-ups ignore case. Length and date are the server's business. */
  public Map<String, String> headers() {
    return headers;
  }

  /** A copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return status + " (" + body.length + " bytes)";
  }
}
