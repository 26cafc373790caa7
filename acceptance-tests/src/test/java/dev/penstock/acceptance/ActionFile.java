package dev.penstock.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.penstock.runtime.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the runner reads of an action: its {@code action.yml}. */
record ActionFile(JsonNode yaml) {
  private static final String UMBRELLA = "deploy-preview";

  static ActionFile of(String action) {
    Path folder = action.equals(UMBRELLA) ? Places.ROOT : actions().resolve(action);
    try {
      return new ActionFile(new YAMLMapper().readTree(folder.resolve("action.yml").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all actions. */
  static List<String> all() {
    try (Stream<Path> folders = Files.list(actions())) {
      return folders.map(folder -> String.valueOf(folder.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path actions() {
    return Places.ROOT.resolve("actions");
  }

  /** The variable of every input, given or not, with its default or with nothing. */
  Map<String, String> inputs() {
    Map<String, String> inputs = new TreeMap<>();
    yaml.path("inputs")
        .properties()
        .forEach(
            input ->
                inputs.put(
                    Inputs.variableOf(input.getKey()), input.getValue().path("default").asText()));
    return inputs;
  }

  /** What follows the image on the command line, in every stage. */
  List<String> arguments() {
    return yaml.at("/runs/args").valueStream().map(JsonNode::asText).toList();
  }

  /** What replaces the image's entrypoint. */
  Optional<String> entrypoint() {
    return text("/runs/entrypoint");
  }

  /** What runs when the job ends. */
  Optional<String> postEntrypoint() {
    return text("/runs/post-entrypoint");
  }

  private Optional<String> text(String pointer) {
    return Optional.of(yaml.at(pointer)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
