package dev.penstock.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one way JSON is read and written. Thread-safe. */
public final class Json {
  private Json() {}

  /** Initialises the parser by use. */
  static void prepare() {
    try {
      var _ = tree("[]");
    } catch (IOException e) {
      throw new UncheckedIOException("an empty list is JSON", e);
    }
  }

  /**
   * A body that holds the value.
   *
   * @param value made of maps, lists, texts, numbers ({@code Integer}, {@code Long}, {@code
   *     Double}), truth values, nulls and trees
   * @throws IllegalArgumentException if it is made of something else
   */
  public static Content write(Object value) {
    try {
      return Content.of("application/json", JsonText.write(value));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
  }

  /**
   * The text as a tree.
   *
   * @throws IOException if it is no JSON, or more than one value
   */
  static JsonNode tree(String text) throws IOException {
    return JsonTree.read(text);
  }
}
