package dev.penstock.sandbox.edge;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes on the body of an answer, and ends where the body ends (RFC 9112, section 6.3): workerd
 * keeps a connection open for seconds after the answer, even when asked to close it.
 */
final class ReplyBody {

  private final InputStream in;
  private final OutputStream out;

  ReplyBody(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Copies.
   *
   * @param reply the answer's head, which was passed on already
   * @param method what it answers
   */
  void copy(HttpHead reply, String method) throws IOException {
    String status = reply.word(1);
    if (status.equals("101")) {
      copyToTheEnd();
    } else if (method.equals("HEAD") || status.equals("204") || status.equals("304")) {
      out.flush();
    } else if (reply.says("Transfer-Encoding", "chunked")) {
      copyChunks();
    } else if (reply.field("Content-Length").isPresent()) {
      copy(Long.parseLong(reply.field("Content-Length").orElseThrow()));
    } else {
      copyToTheEnd();
    }
  }

  private void copyToTheEnd() throws IOException {
    byte[] buffer = new byte[16 * 1024];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      out.flush();
    }
  }

  private void copy(long length) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the body is shorter than announced");
      }
      out.write(buffer, 0, read);
      out.flush();
      left -= read;
    }
  }

  private void copyChunks() throws IOException {
    long size;
    do {
      String line = line();
      size = Long.parseLong(line.replaceFirst("[;\\s].*", ""), 16);
      out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      copy(size + 2);
    } while (size > 0);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > 1_000) {
        throw new IOException("not the start of a chunk");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
