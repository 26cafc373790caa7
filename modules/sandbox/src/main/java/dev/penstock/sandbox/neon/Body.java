package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One object of a request's JSON body. */
record Body(JsonNode node) {

  /** The object under a name of the whole body; without fields when it is absent. */
  static Body of(Call call, String name) {
    JsonNode whole = whole(call);
    JsonNode part = whole.path(name);
    if (!part.isMissingNode() && !part.isObject()) {
      throw NeonException.invalid(name + " must be an object");
    }
    return new Body(part);
  }

  static JsonNode whole(Call call) {
    JsonNode whole = call.json();
    if (!whole.isMissingNode() && !whole.isObject()) {
      throw NeonException.invalid("the body must be an object");
    }
    return whole;
  }

  Optional<String> text(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw NeonException.invalid(name + " must be a string");
    }
    return Optional.of(value.textValue());
  }

  String required(String name) {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> NeonException.invalid(name + " is required"));
  }

  Optional<Boolean> flag(String name) {
    JsonNode value = node.path(name);
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  /** Whether the field is there, be it null. */
  boolean has(String name) {
    return !node.path(name).isMissingNode();
  }

  Optional<Instant> instant(String name) {
    return text(name).map(value -> parse(name, value));
  }

  private static Instant parse(String name, String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw NeonException.invalid(name + " must be a timestamp as in RFC 3339");
    }
  }

  /** The annotation of a new branch: at most 50 texts by name. */
  static Map<String, String> annotation(Call call) {
    JsonNode value = whole(call).path("annotation_value");
    Map<String, String> annotation = new LinkedHashMap<>();
    value
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isTextual()) {
                throw NeonException.invalid("annotation values must be strings");
              }
              annotation.put(field.getKey(), field.getValue().textValue());
            });
    if (annotation.size() > 50) {
      throw NeonException.invalid("an annotation has at most 50 values");
    }
    return annotation;
  }
}
