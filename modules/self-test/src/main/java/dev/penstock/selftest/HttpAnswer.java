package dev.penstock.selftest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** An answer on the wire, as the providers send it: compressed, and in chunks (RFC 9112, 7.1). */
record HttpAnswer(Exchange answer) {
  /** The one status that goes without a body here (RFC 9110, 15.3.5). */
  private static final int NO_CONTENT = 204;

  /**
   * Head and body.
   *
   * @param zipped whether the body may be compressed
   */
  byte[] bytes(boolean zipped) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(text("HTTP/1.1 " + answer.status() + " -\r\n"));
    answer.headers().forEach((name, value) -> whole.writeBytes(text(name + ": " + value + "\r\n")));
    byte[] body = text(answer.body());
    if (answer.status() == NO_CONTENT) {
      whole.writeBytes(text("\r\n"));
    } else if (zipped) {
      writeChunk(whole, zip(body));
    } else {
      whole.writeBytes(text("Content-Length: " + body.length + "\r\n\r\n"));
      whole.writeBytes(body);
    }
    return whole.toByteArray();
  }

  private static void writeChunk(ByteArrayOutputStream whole, byte[] body) {
    whole.writeBytes(text("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"));
    whole.writeBytes(text(Integer.toHexString(body.length) + "\r\n"));
    whole.writeBytes(body);
    whole.writeBytes(text("\r\n0\r\n\r\n"));
  }

  private static byte[] zip(byte[] body) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    }
    return zipped.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
