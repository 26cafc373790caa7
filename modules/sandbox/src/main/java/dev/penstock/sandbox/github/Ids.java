package dev.penstock.sandbox.github;

import java.nio.ByteBuffer;
import java.util.Base64;

/** GitHub's global node ids: a prefix for the kind, then something opaque. */
final class Ids {
  private Ids() {}

  static String node(String prefix, long id) {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    return prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(number);
  }
}
