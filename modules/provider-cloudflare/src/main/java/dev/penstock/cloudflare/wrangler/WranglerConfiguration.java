package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import dev.penstock.json.Json;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The repository's own configuration of one Worker.
 *
 * @param file where it is, absolute
 * @param content what it says; not to be changed
 */
record WranglerConfiguration(Path file, ObjectNode content) {
  /** JSON as wrangler takes it, in both of its kinds of file: with comments and final commas. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /**
   * Reads the given file, or the one that wrangler itself would find in the folder.
   *
   * @throws PenstockException with exit 2 when there is none, or it cannot be read
   */
  static WranglerConfiguration read(Path directory, Optional<Path> given) {
    Path file = given.or(() -> find(directory)).orElseThrow(() -> missing(directory));
    try (JsonParser parser = grammar(file).createParser(Files.readString(file))) {
      JsonNode content = Json.first(parser);
      if (content instanceof ObjectNode settings) {
        return new WranglerConfiguration(file, settings);
      }
      throw unreadable(file, "it does not hold an object").asException();
    } catch (JsonProcessingException e) {
      // Its message quotes the file, which may hold what should not be in a log.
      throw unreadable(file, "it is malformed" + at(e.getLocation())).asException();
    } catch (IOException e) {
      throw unreadable(file, "there is no such file, or it may not be read").asException(e);
    }
  }

  /** The environment named {@code preview}: what somebody has written for previews. */
  Optional<ObjectNode> preview() {
    return content.at("/env/preview") instanceof ObjectNode preview
        ? Optional.of(preview)
        : Optional.empty();
  }

  /** What is not for previews: the top level, without its environments, and the environments. */
  List<ObjectNode> productions() {
    ObjectNode top = content.deepCopy();
    top.remove("env");
    Stream<JsonNode> others =
        content.path("env").properties().stream()
            .filter(environment -> !environment.getKey().equals("preview"))
            .map(Map.Entry::getValue);
    return Stream.concat(Stream.of(top), others)
        .flatMap(each -> each instanceof ObjectNode object ? Stream.of(object) : Stream.empty())
        .toList();
  }

  /** Every name under which wrangler would deploy this configuration as it stands. */
  Set<String> workerNames() {
    String name = content.path("name").asText();
    Set<String> names = new HashSet<>(Set.of(name));
    content
        .path("env")
        .properties()
        .forEach(
            environment ->
                names.add(
                    environment.getValue().path("name").asText(name + "-" + environment.getKey())));
    return names;
  }

  private static Optional<Path> find(Path directory) {
    return Stream.of("wrangler.json", "wrangler.jsonc", "wrangler.toml")
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static JsonFactory grammar(Path file) {
    return file.toString().endsWith(".toml") ? new TomlFactory() : JSON;
  }

  /** What is nested too deep has no place. */
  private static String at(@Nullable JsonLocation place) {
    return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }

  private static PenstockException missing(Path directory) {
    return Failure.invalid(
            "wrangler-config-missing",
            "There is no wrangler configuration in " + directory,
            "it has neither wrangler.json nor wrangler.jsonc nor wrangler.toml",
            "Correct the service's directory in penstock.yml, or name the file there.")
        .asException();
  }

  private static Failure unreadable(Path file, String why) {
    return Failure.invalid(
        "wrangler-config-unreadable",
        "The wrangler configuration " + file + " cannot be read",
        why,
        "Correct it; 'npx wrangler deploy --dry-run' reads it too.");
  }
}
