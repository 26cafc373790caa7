package dev.penstock.sandbox.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What stands before the body of an HTTP/1.1 message (RFC 9112, section 2). Immutable.
 *
 * @param start the request or status line
 * @param fields the header fields in order
 */
record HttpHead(String start, List<Field> fields) {

  private static final int LONGEST = 64 * 1024;

  record Field(String name, String value) {
    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  HttpHead {
    fields = List.copyOf(fields);
  }

  /**
   * Reads up to the empty line and not one byte further.
   *
   * @return empty when the connection ends before a message begins
   * @throws IOException when it ends in the middle or the head is too long
   */
  static Optional<HttpHead> read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    int last = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      bytes.write(next);
      last = next == '\n' ? last + 1 : next == '\r' ? last : 0;
      if (last == 2) {
        return Optional.of(parse(bytes.toString(StandardCharsets.ISO_8859_1)));
      }
      if (bytes.size() > LONGEST) {
        throw new IOException("the head is longer than " + LONGEST + " bytes");
      }
    }
    if (bytes.size() == 0) {
      return Optional.empty();
    }
    throw new IOException("the connection ended within the head");
  }

  private static HttpHead parse(String text) throws IOException {
    List<String> lines = text.lines().filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      throw new IOException("an empty head");
    }
    List<Field> fields = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("not a header field");
      }
      fields.add(new Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return new HttpHead(lines.getFirst(), fields);
  }

  /** The n-th word of the start line, from 0; "" when there are fewer. */
  String word(int n) {
    String[] words = start.split(" ", 3);
    return n < words.length ? words[n] : "";
  }

  Optional<String> field(String name) {
    return fields.stream().filter(field -> field.is(name)).map(Field::value).findFirst();
  }

  boolean says(String name, String token) {
    return field(name).orElse("").toLowerCase(Locale.ROOT).contains(token);
  }

  HttpHead without(Predicate<Field> unwanted) {
    return new HttpHead(start, fields.stream().filter(unwanted.negate()).toList());
  }

  HttpHead with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.removeIf(field -> field.is(name));
    more.add(new Field(name, value));
    return new HttpHead(start, more);
  }

  byte[] toBytes() {
    StringBuilder text = new StringBuilder(start).append("\r\n");
    fields.forEach(
        field -> text.append(field.name).append(": ").append(field.value).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
