package dev.penstock.sandbox.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first message of a connection: a length, a code, and what belongs to the code (PostgreSQL 18,
 * 54.7: StartupMessage, SSLRequest, GSSENCRequest, CancelRequest).
 */
record StartupPacket(int code, Bytes rest) {

  private static final int SSL = 80877103;
  private static final int GSS = 80877104;
  private static final int CANCEL = 80877102;
  private static final int LONGEST = 10_000;

  /** Bytes that nobody changes. */
  static final class Bytes {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  static StartupPacket read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 8 || length > LONGEST) {
      throw new IOException("not PostgreSQL's protocol");
    }
    int code = in.readInt();
    return new StartupPacket(code, new Bytes(in.readNBytes(length - 8)));
  }

  boolean asksForEncryption() {
    return code == SSL || code == GSS;
  }

  boolean cancels() {
    return code == CANCEL;
  }

  /** Names and values, in order. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    String[] texts = new String(rest.bytes, StandardCharsets.UTF_8).split("\0", -1);
    for (int i = 0; i + 1 < texts.length && !texts[i].isEmpty(); i += 2) {
      parameters.put(texts[i], texts[i + 1]);
    }
    return parameters;
  }

  StartupPacket with(Resolution.Login login) {
    Map<String, String> parameters = parameters();
    parameters.put("user", login.user());
    parameters.put("database", login.database());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parameters.forEach(
        (name, value) -> {
          out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
          out.write(0);
          out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
          out.write(0);
        });
    out.write(0);
    return new StartupPacket(code, new Bytes(out.toByteArray()));
  }

  byte[] bytes() {
    int length = 8 + rest.bytes.length;
    return ByteBuffer.allocate(length).putInt(length).putInt(code).put(rest.bytes).array();
  }
}
