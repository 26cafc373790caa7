package dev.penstock.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes trees, maps and lists as JSON with the generator alone, for {@link JsonTree}'s reason. */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator generator;

  private JsonText(JsonGenerator generator) {
    this.generator = generator;
  }

  /** The value as UTF-8. */
  static byte[] write(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      new JsonText(generator).value(value);
    }
    return bytes.toByteArray();
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
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof Integer || value instanceof Long) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
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
      case NUMBER -> number(node);
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

  private void number(JsonNode node) throws IOException {
    if (node.isBigInteger()) {
      generator.writeNumber(node.bigIntegerValue());
    } else if (node.isIntegralNumber()) {
      generator.writeNumber(node.longValue());
    } else {
      generator.writeNumber(node.doubleValue());
    }
  }
}
