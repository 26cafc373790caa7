package dev.penstock.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The one way JSON is read and written: as trees, with the parser and the generator alone. An
 * {@code ObjectMapper} does the same, but loading one takes a short run 40 ms and 350 classes.
 *
 * <p>Of several fields with one name the last one counts. Fractions are read as {@code double},
 * unless the parser has them exactly. What is nested deeper than 1,000 levels, or has a number of
 * more than 1,000 digits, is refused. Thread-safe.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int ANY_CHARACTER = 0;
  private static final int LAST_OF_ASCII = 127;

  private Json() {}

  /** Initialises the parser by use, so that the next one to read does not have to. */
  public static void prepare() {
    try {
      var _ = read("[]");
    } catch (IOException e) {
      throw new UncheckedIOException("an empty list is JSON", e);
    }
  }

  /**
   * The text as a tree.
   *
   * @throws IOException if it is no JSON, no value or more than one; its message quotes the text
   */
  public static JsonNode read(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return read(parser);
    }
  }

  /**
   * All that the parser reads as a tree: for another grammar than JSON's own, such as one with
   * comments. The parser is left open.
   *
   * @throws IOException if the parser fails, or finds no value or more than one
   */
  public static JsonNode read(JsonParser parser) throws IOException {
    return JsonTree.only(parser);
  }

  /**
   * The value that the text begins with; a missing node when it is blank. What stands behind the
   * value is not looked at.
   *
   * @throws IOException if it begins with something else; its message quotes the text
   */
  public static JsonNode first(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return first(parser);
    }
  }

  /** The same of text in UTF-8, or in UTF-16 or UTF-32 where the first bytes tell so. */
  public static JsonNode first(byte[] text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return first(parser);
    }
  }

  /**
   * The value that the parser reads first, as a tree; a missing node when there is none. The parser
   * is left open, behind that value.
   *
   * @throws IOException if the parser fails
   */
  public static JsonNode first(JsonParser parser) throws IOException {
    return JsonTree.first(parser);
  }

  /**
   * The value as one line.
   *
   * @param value made of maps, lists, texts, numbers, truth values, nulls and trees
   * @throws IllegalArgumentException if it is made of something else
   */
  public static String text(Object value) {
    return text(value, ANY_CHARACTER);
  }

  /**
   * The value as one line of ASCII: other characters are escaped.
   *
   * @param value as for {@link #text(Object)}
   * @throws IllegalArgumentException if it is made of something else
   */
  public static String ascii(Object value) {
    return text(value, LAST_OF_ASCII);
  }

  private static String text(Object value, int last) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      JsonText.write(value, generator.setHighestNonEscapedChar(last));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
    return text.toString();
  }

  /**
   * The value as one line in UTF-8. Half of a surrogate pair, which UTF-8 has not, is escaped.
   *
   * @param value as for {@link #text(Object)}
   * @throws IllegalArgumentException if it is made of something else
   */
  public static byte[] bytes(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      JsonText.write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
    return bytes.toByteArray();
  }
}
