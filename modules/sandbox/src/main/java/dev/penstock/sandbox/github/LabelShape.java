package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Labels. */
final class LabelShape {
  private LabelShape() {}

  static ObjectNode of(Label label, Urls urls) {
    String path = URLEncoder.encode(label.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return Json.object()
        .put("id", label.id())
        .put("node_id", Ids.node("LA", label.id()))
        .put("url", urls.repo("/labels/" + path))
        .put("name", label.name())
        .put("color", label.color())
        .put("default", false)
        .put("description", label.description());
  }

  static ArrayNode all(List<Label> labels, Urls urls) {
    ArrayNode array = Json.object().arrayNode();
    labels.forEach(label -> array.add(of(label, urls)));
    return array;
  }
}
