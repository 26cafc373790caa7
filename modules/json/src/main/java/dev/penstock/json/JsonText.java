package dev.penstock.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes trees, maps and lists. No pattern switch: that makes a class at run time, in every run.
 */
final class JsonText {
  private final JsonGenerator generator;

  private JsonText(JsonGenerator generator) {
    this.generator = generator;
  }

  static void write(Object value, JsonGenerator generator) throws IOException {
    new JsonText(generator).value(value);
  }

  private void value(@Nullable Object value) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof JsonNode node) {
      node(node);
    } else if (value instanceof Iterable<?> list) {
      list(list);
    } else if (value instanceof Number || value instanceof Boolean) {
      generator.writePOJO(value);
    } else {
      throw new IllegalArgumentException("not made of JSON: " + value.getClass());
    }
  }

  private void map(Map<?, ?> map) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      generator.writeFieldName(field.getKey().toString());
      value(field.getValue());
    }
    generator.writeEndObject();
  }

  private void list(Iterable<?> list) throws IOException {
    generator.writeStartArray();
    for (Object item : list) {
      value(item);
    }
    generator.writeEndArray();
  }

  private void node(JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> object((ObjectNode) node);
      case ARRAY -> list(node);
      case STRING -> generator.writeString(node.textValue());
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NUMBER -> generator.writePOJO(node.numberValue());
      case NULL, MISSING -> generator.writeNull();
      case BINARY, POJO -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
    }
  }

  private void object(ObjectNode object) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      generator.writeFieldName(field.getKey());
      node(field.getValue());
    }
    generator.writeEndObject();
  }
}
