package dev.penstock.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recording as JSON, an exchange a line. A body that was there before is told by the number of
 * the exchange that had it first.
 */
public final class RecordingFormat {
  private static final String RESOURCE = "world.json";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RecordingFormat() {}

  /** The recording that comes with this build. */
  static Recording shipped() {
    try (InputStream resource = RecordingFormat.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("this build has no recording");
      }
      return read(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recording read(String text) {
    JsonNode json = parsed(text);
    List<Take> takes = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    json.path("takes").forEach(take -> takes.add(take(take, bodies)));
    return new Recording(texts(json.path("variables")), text(json.path("event")), takes);
  }

  private static Take take(JsonNode json, List<String> bodies) {
    List<Exchange> exchanges = new ArrayList<>();
    json.path("exchanges").forEach(exchange -> exchanges.add(exchange(exchange, bodies)));
    return new Take(
        json.path("scene").asText(),
        Instant.parse(json.path("at").asText()),
        texts(json.path("records")),
        exchanges);
  }

  private static Exchange exchange(JsonNode json, List<String> bodies) {
    String own = text(json.path("body"));
    bodies.add(json.has("bodyOf") ? bodies.get(json.path("bodyOf").asInt()) : own);
    return new Exchange(
        json.path("question").asText(),
        json.path("status").asInt(),
        texts(json.path("headers")),
        bodies.getLast());
  }

  private static String text(JsonNode json) {
    return json.isMissingNode() ? "" : Json.text(json);
  }

  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  /** The recording as JSON. Bodies have to be JSON, or empty. */
  public static String write(Recording recording) {
    StringBuilder text = new StringBuilder("{\"variables\":");
    text.append(Json.text(object(recording.variables())))
        .append(",\n\"event\":")
        .append(recording.event());
    text.append(",\n\"takes\":[");
    List<String> bodies = new ArrayList<>();
    String separator = "\n";
    for (Take take : recording.takes()) {
      text.append(separator).append(written(take, bodies));
      separator = ",\n";
    }
    return text.append("\n]}\n").toString();
  }

  private static String written(Take take, List<String> bodies) {
    ObjectNode head = NODES.objectNode().put("scene", take.scene());
    head.put("at", take.at().toString()).set("records", object(take.records()));
    String open = Json.text(head);
    StringBuilder text = new StringBuilder(open).delete(open.length() - 1, open.length());
    text.append(",\"exchanges\":[");
    String separator = "\n";
    for (Exchange exchange : take.exchanges()) {
      text.append(separator).append(written(exchange, bodies));
      separator = ",\n";
    }
    return text.append("]}").toString();
  }

  private static String written(Exchange exchange, List<String> bodies) {
    ObjectNode json = NODES.objectNode().put("question", exchange.question());
    json.put("status", exchange.status()).set("headers", object(exchange.headers()));
    int first = bodies.indexOf(exchange.body());
    bodies.add(exchange.body());
    if (first >= 0) {
      json.put("bodyOf", first);
    } else if (!exchange.body().isEmpty()) {
      json.set("body", parsed(exchange.body()));
    }
    return Json.text(json);
  }

  private static JsonNode parsed(String body) {
    try {
      return Json.read(body);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static ObjectNode object(Map<String, String> texts) {
    ObjectNode json = NODES.objectNode();
    new TreeMap<>(texts).forEach(json::put);
    return json;
  }
}
