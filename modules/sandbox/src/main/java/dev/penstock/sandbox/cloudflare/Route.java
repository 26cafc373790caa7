package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * A Worker route of a zone.
 *
 * @param script empty for "no Worker here"
 */
record Route(
    String id, Zone zone, RoutePattern pattern, Optional<String> script, Instant createdOn) {

  boolean isOf(String name) {
    return script.equals(Optional.of(name));
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("pattern", pattern.text());
    script.ifPresent(name -> json.put("script", name));
    return json;
  }

  /** As a script's own list of routes shows it. */
  ObjectNode jsonWithZone() {
    return json().put("zone_id", zone.id()).put("zone_name", zone.name());
  }
}
