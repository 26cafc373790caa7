package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which versions get the traffic.
 *
 * @param id a UUID
 * @param shares percentages by version id; they add up to 100
 * @param annotations {@code workers/message}, {@code workers/triggered_by}
 * @param source {@code wrangler} or {@code api}
 * @param createdOn when it was made
 */
record Deployment(
    String id,
    Map<String, Double> shares,
    Map<String, String> annotations,
    String source,
    Instant createdOn) {

  Deployment {
    shares = new LinkedHashMap<>(shares);
    annotations = Map.copyOf(annotations);
  }

  static Deployment of(String version, String trigger, String source, Instant now) {
    return new Deployment(
        Ids.uuid(), Map.of(version, 100.0), Map.of("workers/triggered_by", trigger), source, now);
  }

  /** A version for one request, by the shares. */
  String pick() {
    double at = ThreadLocalRandom.current().nextDouble(100);
    String last = "";
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      last = share.getKey();
      at -= share.getValue();
      if (at < 0) {
        break;
      }
    }
    return last;
  }

  /** The version with the largest share. */
  String mainVersion() {
    return shares.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("source", source);
    json.put("strategy", "percentage").put("author_email", User.EMAIL);
    json.put("created_on", createdOn.toString()).set("annotations", Json.tree(annotations));
    ArrayNode versions = json.putArray("versions");
    shares.forEach(
        (version, share) ->
            versions.addObject().put("version_id", version).put("percentage", share));
    return json;
  }
}
