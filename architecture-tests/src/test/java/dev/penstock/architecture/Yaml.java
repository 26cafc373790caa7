package dev.penstock.architecture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** YAML as a tree. */
public final class Yaml {
  private Yaml() {}

  public static JsonNode read(Path file) {
    return parse(Checkout.read(file));
  }

  public static JsonNode parse(String text) {
    try {
      return new YAMLMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
