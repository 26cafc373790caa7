package dev.penstock.config.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The published JSON Schema of penstock.yml, as a validator that is not ours reads it. */
final class JsonSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static final JsonNode DOCUMENT = read();
  private static final Schema WHOLE = REGISTRY.getSchema(DOCUMENT.toString());

  private JsonSchema() {}

  /** What the schema says of a section. */
  static JsonNode definition(Section section) {
    return section.equals(Section.ROOT) ? DOCUMENT : DOCUMENT.at("/$defs/" + section.name());
  }

  /** The description of a key, with what it refers to. */
  static JsonNode property(Section section, String key) {
    return resolved(definition(section).path("properties").path(key));
  }

  private static JsonNode resolved(JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    ObjectNode merged = resolved(DOCUMENT.at(node.path("$ref").asText().substring(1))).deepCopy();
    node.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
    return merged;
  }

  /** What is wrong with a whole file. */
  static List<String> errors(String yaml) {
    return messages(WHOLE, yaml);
  }

  /** What is wrong with some keys of a section, wherever the section stands. */
  static List<String> errors(Section section, String yaml) {
    ObjectNode some = JSON.createObjectNode();
    some.set("$defs", DOCUMENT.path("$defs"));
    some.set("properties", definition(section).path("properties"));
    some.put("additionalProperties", false);
    return messages(REGISTRY.getSchema(some.toString()), yaml);
  }

  private static List<String> messages(Schema schema, String yaml) {
    try {
      String json = YAML.readTree(yaml).toString();
      return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not YAML", e);
    }
  }

  private static JsonNode read() {
    try (InputStream file =
        JsonSchema.class.getResourceAsStream("/dev/penstock/config/penstock.schema.json")) {
      return JSON.readTree(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
