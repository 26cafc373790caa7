package dev.penstock.selftest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as far as the self-test looks at it (RFC 9112). What was sent along is read and left.
 *
 * @param method upper case
 * @param target path and query as they came
 * @param host as the client calls the server, without a port
 * @param zipped whether the client takes an answer that is compressed with gzip
 * @param last whether the client wants the connection closed then
 */
record HttpQuestion(String method, String target, String host, boolean zipped, boolean last) {
  /** Longer lines are none of ours. */
  private static final int LONGEST_LINE = 16 << 10;

  /** Reads the next one; empty when the client has closed the connection. */
  static Optional<HttpQuestion> read(InputStream in) throws IOException {
    String[] start = line(in).split(" ", -1);
    return start.length < 3 ? Optional.empty() : Optional.of(read(start[0], start[1], in));
  }

  private static HttpQuestion read(String method, String target, InputStream in)
      throws IOException {
    String host = "";
    boolean zipped = false;
    boolean last = false;
    long length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = Math.max(line.indexOf(':'), 0);
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "host" -> host = value.replaceFirst(":[0-9]+$", "");
        case "accept-encoding" -> zipped = value.contains("gzip");
        case "connection" -> last = value.equalsIgnoreCase("close");
        case "content-length" -> length = Long.parseLong(value);
        default -> {
          // Of no interest here.
        }
      }
    }
    in.skipNBytes(length);
    return new HttpQuestion(method, target, host, zipped, last);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line without end");
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
