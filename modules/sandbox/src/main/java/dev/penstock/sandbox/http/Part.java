package dev.penstock.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One part of a multipart body. Immutable. */
public final class Part {

  private final String name;
  private final Optional<String> filename;
  private final Optional<String> contentType;
  private final byte[] bytes;

  Part(String name, Optional<String> filename, Optional<String> contentType, byte[] bytes) {
    this.name = name;
    this.filename = filename;
    this.contentType = contentType;
    this.bytes = bytes;
  }

  /** The field's name. */
  public String name() {
    return name;
  }

  /** The file's name as sent, unchecked: never a path to write to. */
  public Optional<String> filename() {
    return filename;
  }

  /** The media type as sent, with its parameters. */
  public Optional<String> contentType() {
    return contentType;
  }

  /** A copy of the content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The content as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name + filename.map(file -> " (" + file + ")").orElse("");
  }
}
