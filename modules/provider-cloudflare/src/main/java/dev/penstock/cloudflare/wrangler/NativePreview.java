package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What wrangler made.
 *
 * @param id the id of the preview's newest deployment
 * @param url where the preview answers, without a final slash; empty when it has no address
 */
public record NativePreview(String id, Optional<String> url) {

  static Optional<NativePreview> read(JsonNode record) {
    Optional<String> url =
        record
            .path("preview_urls")
            .valueStream()
            .map(JsonNode::asText)
            .findFirst()
            .map(text -> text.replaceFirst("/+$", ""));
    return Optional.of(record.path("deployment_id").asText())
        .filter(id -> !id.isEmpty())
        .map(id -> new NativePreview(id, url));
  }
}
