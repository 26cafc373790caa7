package dev.penstock.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * The one way JSON is read and written: {@code parentId} is {@code parent_id} on the wire, unknown
 * fields are passed over, absent ones are null (or zero, or false), a record's nulls are not
 * written. Thread-safe.
 */
public final class Json {
  private Json() {}

  /** Apart, because a run that asks for no records need not load it. */
  private static final class Records {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
  }

  /** Initialises the parser by use. */
  static void prepare() {
    try {
      var _ = tree("[]");
    } catch (IOException e) {
      throw new IllegalStateException("an empty list is JSON", e);
    }
  }

  /** A body that holds the value: a record, a map, a list. */
  public static Content write(Object value) {
    try {
      return Content.of(
          "application/json", JsonText.write(value, any -> Records.MAPPER.valueToTree(any)));
    } catch (IOException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /** The text as a tree. */
  static JsonNode tree(String text) throws IOException {
    return JsonTree.read(text);
  }

  /** The tree as a value of that type. */
  static <T> T convert(JsonNode tree, Class<T> type) throws JsonProcessingException {
    return Records.MAPPER.treeToValue(tree, type);
  }
}
