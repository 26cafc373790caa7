package dev.penstock.sandbox.http;

import java.nio.charset.StandardCharsets;

/** Bytes that nobody changes. */
public final class Bytes {

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  static Bytes of(byte[] bytes) {
    return new Bytes(bytes);
  }

  /** A copy of them. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** How many. */
  public int size() {
    return bytes.length;
  }

  /** Them as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
