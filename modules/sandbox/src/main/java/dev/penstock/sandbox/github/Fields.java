package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of a request, read field by field; a null counts as absent. */
record Fields(JsonNode body, String docs) {

  Optional<String> text(String name) {
    return node(name).map(value -> textual(name, value));
  }

  /** A text that must be there. */
  String required(String resource, String name) {
    return text(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> Problem.invalid(resource, name, "missing_field", docs));
  }

  /** A text that may be no longer than GitHub's limit for it, in characters of Unicode. */
  Optional<String> text(String resource, String name, int limit) {
    Optional<String> value = text(name);
    if (value.filter(text -> text.codePointCount(0, text.length()) > limit).isPresent()) {
      String message = name + " is too long (maximum is " + limit + " characters)";
      throw Problem.invalid(resource, name, "custom", message, docs);
    }
    return value;
  }

  Optional<Boolean> flag(String name) {
    return node(name).map(JsonNode::asBoolean);
  }

  Optional<List<String>> texts(String name) {
    return node(name).map(values -> texts(name, values));
  }

  Optional<JsonNode> node(String name) {
    return Optional.ofNullable(body.get(name)).filter(value -> !value.isNull());
  }

  private List<String> texts(String name, JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(textual(name, value.isObject() ? value.get("name") : value)));
    return texts;
  }

  private String textual(String name, JsonNode value) {
    if (!value.isTextual()) {
      String message = "Invalid request.\n\nFor '" + name + "', " + value + " is not a string.";
      throw Problem.of(422, message, docs);
    }
    return value.asText();
  }
}
