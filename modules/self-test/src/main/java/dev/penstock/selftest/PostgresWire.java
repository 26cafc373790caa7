package dev.penstock.selftest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** PostgreSQL's messages on one connection (PostgreSQL 18, 54.7). */
final class PostgresWire {
  /** Longer ones are none of ours. */
  private static final int LONGEST = 1 << 16;

  private final DataInputStream in;
  private final DataOutputStream out;

  PostgresWire(Socket connection) throws IOException {
    this.in = new DataInputStream(new BufferedInputStream(connection.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(connection.getOutputStream()));
  }

  /** The type of the next message; -1 at the end. */
  int type() throws IOException {
    return in.read();
  }

  /** What the message holds. */
  byte[] content() throws IOException {
    int length = in.readInt() - Integer.BYTES;
    if (length < 0 || length > LONGEST) {
      throw new IOException("not PostgreSQL's protocol");
    }
    return in.readNBytes(length);
  }

  /** Writes a message, which leaves with the next {@link #flush}. */
  void write(char type, byte[]... parts) throws IOException {
    byte[] content = joined(parts);
    out.writeByte(type);
    out.writeInt(content.length + Integer.BYTES);
    out.write(content);
  }

  void flush() throws IOException {
    out.flush();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  static byte[] number(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  static byte[] small(int value) {
    return new byte[] {(byte) (value >> 8), (byte) value};
  }

  /** Text as it is, for where its length is known. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Text that ends in a zero. */
  static byte[] text(String value) {
    return joined(bytes(value), new byte[1]);
  }

  /** The text that ends in a zero, from that place on. */
  static String textAt(byte[] content, int start) {
    int end = start;
    while (end < content.length && content[end] != 0) {
      end++;
    }
    return new String(content, start, end - start, StandardCharsets.UTF_8);
  }
}
