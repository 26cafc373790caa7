package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A version of a Worker.
 *
 * @param migration the tag of the last Durable Object migration it stands on; empty without any
 */
record WorkerVersion(Optional<String> migration) {

  static WorkerVersion read(JsonNode version) {
    String tag = version.at("/resources/script_runtime/migration_tag").asText("");
    return new WorkerVersion(Optional.of(tag).filter(text -> !text.isEmpty()));
  }
}
