package dev.penstock.architecture.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.architecture.Actions;
import dev.penstock.architecture.Checkout;
import dev.penstock.architecture.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * What {@code @actions/languageservice} says of workflow files: their form, their expressions, and
 * the inputs of this repository's actions. It is the reader behind GitHub's own editor.
 */
final class LanguageService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_IN_SECONDS = 60;

  private LanguageService() {}

  static List<Finding> findings(List<WorkflowFile> files) {
    try {
      return found(run(question(files)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode question(List<WorkflowFile> files) {
    ObjectNode question = JSON.createObjectNode();
    ArrayNode texts = question.putArray("files");
    files.forEach(file -> texts.addObject().put("name", file.name()).put("text", file.text()));
    ObjectNode actions = question.putObject("actions");
    Actions.commands()
        .forEach(
            name ->
                actions.set(
                    name.equals(Actions.UMBRELLA)
                        ? Own.REPOSITORY
                        : Own.REPOSITORY + "/actions/" + name,
                    Yaml.read(Actions.yaml(name))));
    return question;
  }

  private static List<Finding> found(JsonNode answer) {
    return StreamSupport.stream(answer.spliterator(), false)
        .map(
            each ->
                new Finding(
                    each.path("file").asText(),
                    each.path("line").asInt(),
                    each.path("message").asText(),
                    "GitHub's own reader of workflows says so",
                    "see the workflow syntax in GitHub's documentation"))
        .toList();
  }

  private static JsonNode run(JsonNode question) throws IOException {
    Path folder = NodePackages.installed();
    Path input = folder.resolve("question.json");
    Path output = folder.resolve("answer.json");
    Path errors = folder.resolve("errors.txt");
    Files.write(input, JSON.writeValueAsBytes(question));
    Process node =
        new ProcessBuilder("node", "validate.mjs")
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!ended(node) || node.exitValue() != 0) {
      node.destroyForcibly();
      throw new IllegalStateException("validate.mjs failed: " + Checkout.read(errors));
    }
    return JSON.readTree(output.toFile());
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
