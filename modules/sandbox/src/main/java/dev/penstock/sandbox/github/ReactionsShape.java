package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.util.stream.Stream;

/** Nobody reacts here; the counts are part of the answers all the same. */
final class ReactionsShape {
  private ReactionsShape() {}

  static ObjectNode none(String url) {
    ObjectNode shape = Json.object().put("url", url + "/reactions").put("total_count", 0);
    Stream.of("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes")
        .forEach(reaction -> shape.put(reaction, 0));
    return shape;
  }
}
