package dev.penstock.http;

import dev.penstock.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The body of a request or a response with its media type. Immutable. Its text form tells the size
 * only, because bodies hold connection strings and other secrets.
 */
public final class Content {
  private static final Content EMPTY = new Content("", new byte[0]);

  private final String type;
  private final byte[] bytes;

  private Content(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** No body. */
  public static Content empty() {
    return EMPTY;
  }

  /** Bytes of a media type; an empty type where none is known. */
  public static Content of(String type, byte[] bytes) {
    return new Content(type, bytes.clone());
  }

  /** Text in UTF-8. */
  public static Content of(String type, String text) {
    return new Content(type, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A value as JSON.
   *
   * @param value made of what {@link Json#text} writes
   */
  public static Content json(Object value) {
    return new Content("application/json", Json.bytes(value));
  }

  /** The media type as the header says it; empty when unknown. */
  public String type() {
    return type;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes read as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether there are no bytes. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Whether the media type says JSON, {@code application/problem+json} and the like included. */
  public boolean isJson() {
    String essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return essence.endsWith("/json") || essence.endsWith("+json");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content content
        && content.type.equals(type)
        && Arrays.equals(content.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes of " + (type.isEmpty() ? "unknown type" : type);
  }
}
