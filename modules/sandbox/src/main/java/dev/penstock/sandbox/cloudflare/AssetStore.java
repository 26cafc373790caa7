package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Part;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.workers.StaticAssets;
import dev.penstock.sandbox.workers.Workers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Static files on their way to a Worker: a session names them, only what is missing is uploaded,
 * and the token of the finished session goes into the script's metadata. Thread-safe.
 */
final class AssetStore {

  private final Workers workers;

  /** Content type by hash, of everything that was uploaded. */
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /** Hash by path, by the session's token. */
  private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();

  AssetStore(Workers workers) {
    this.workers = workers;
  }

  /** {@code POST …/assets-upload-session}. */
  Reply begin(Call call) {
    Map<String, String> manifest = new LinkedHashMap<>();
    call.json()
        .path("manifest")
        .properties()
        .forEach(entry -> manifest.put(entry.getKey(), entry.getValue().path("hash").asText()));
    String token = "assets." + Ids.hex();
    sessions.put(token, manifest);
    ObjectNode result = Json.object().put("jwt", token);
    ArrayNode buckets = result.putArray("buckets");
    Set<String> missing = missing(manifest);
    if (!missing.isEmpty()) {
      missing.forEach(buckets.addArray()::add);
    }
    return Envelope.success(result);
  }

  private Set<String> missing(Map<String, String> manifest) {
    Set<String> missing = new TreeSet<>(manifest.values());
    missing.removeAll(known.keySet());
    return missing;
  }

  /** {@code POST …/workers/assets/upload}; its token is the session's, not an API token. */
  Reply upload(Call call) {
    String token =
        call.token()
            .filter(sessions::containsKey)
            .orElseThrow(() -> Envelope.error(401, 10001, "The upload session is not valid"));
    call.parts().forEach(this::keep);
    boolean complete = missing(sessions.getOrDefault(token, Map.of())).isEmpty();
    ObjectNode result = Json.object();
    if (!complete) {
      return Reply.json(202, Json.read(Envelope.success(result).body()));
    }
    return Reply.json(201, Json.read(Envelope.success(result.put("jwt", token)).body()));
  }

  private void keep(Part part) {
    workers.blob(part.name(), Base64.getMimeDecoder().decode(part.bytes()));
    known.put(part.name(), part.contentType().orElse("application/octet-stream"));
  }

  /**
   * The files that the metadata of an upload names.
   *
   * @param assets {@code {jwt, config}}
   */
  Optional<StaticAssets> of(JsonNode assets) {
    if (!assets.isObject()) {
      return Optional.empty();
    }
    Map<String, String> manifest = sessions.get(assets.path("jwt").asText());
    if (manifest == null || !missing(manifest).isEmpty()) {
      throw Envelope.error(400, 10137, "The assets' completion token is not valid");
    }
    Map<String, StaticAssets.File> files = new LinkedHashMap<>();
    manifest.forEach((path, hash) -> files.put(path, new StaticAssets.File(hash, type(hash))));
    JsonNode config = assets.path("config");
    return Optional.of(new StaticAssets(files, config.isObject() ? config : Json.object()));
  }

  private String type(String hash) {
    return known.getOrDefault(hash, "application/octet-stream");
  }
}
