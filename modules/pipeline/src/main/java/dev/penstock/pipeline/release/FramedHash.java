package dev.penstock.pipeline.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over parts that stay apart: the length of each is hashed before it, so that moving a
 * character from one to the next makes another hash.
 */
final class FramedHash {
  private final MessageDigest digest = sha256();

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  FramedHash text(String text) {
    return bytes(text.getBytes(UTF_8));
  }

  FramedHash texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
    return this;
  }

  FramedHash bytes(byte[] bytes) {
    number(bytes.length);
    digest.update(bytes);
    return this;
  }

  FramedHash number(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    return this;
  }

  /** The hash of all parts, 64 hexadecimal digits. Nothing can be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
