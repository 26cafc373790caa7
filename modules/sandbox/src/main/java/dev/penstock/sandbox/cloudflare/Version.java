package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.workers.WorkerVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One version of a script.
 *
 * @param number counts from 1 within the script
 * @param worker what is run
 * @param handlers what its default export has
 * @param etag names its code
 * @param annotations {@code workers/message}, {@code workers/tag}, {@code workers/alias} …
 * @param source {@code wrangler} or {@code api}
 * @param createdOn when it was uploaded
 */
record Version(
    int number,
    WorkerVersion worker,
    List<String> handlers,
    String etag,
    Map<String, String> annotations,
    String source,
    Instant createdOn) {

  Version {
    handlers = List.copyOf(handlers);
    annotations = Map.copyOf(annotations);
  }

  String id() {
    return worker.id();
  }

  boolean hasAlias(String alias) {
    boolean isPrefix = alias.length() == 8 && id().startsWith(alias);
    return isPrefix || alias.equals(annotations.get("workers/alias"));
  }

  /** The bindings as the API shows them: secrets without their values. */
  ArrayNode shownBindings() {
    ArrayNode shown = Json.object().putArray("bindings");
    worker.bindings().forEach(binding -> shown.add(shown(binding)));
    return shown;
  }

  private static JsonNode shown(JsonNode binding) {
    if (isSecret(binding)) {
      return named(binding);
    }
    // The document requires the newer name of a D1 database's id, wrangler reads the older one.
    return binding.path("type").asText().equals("d1")
        ? ((ObjectNode) binding.deepCopy()).set("database_id", binding.path("id"))
        : binding;
  }

  /** The secrets, without their values. */
  List<ObjectNode> secrets() {
    return worker.bindings().stream().filter(Version::isSecret).map(Version::named).toList();
  }

  static boolean isSecret(JsonNode binding) {
    return binding.path("type").asText().startsWith("secret_");
  }

  private static ObjectNode named(JsonNode binding) {
    ObjectNode name = Json.object();
    name.set("name", binding.path("name"));
    return name.set("type", binding.path("type"));
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id()).put("number", number);
    json.putObject("metadata")
        .put("created_on", createdOn.toString())
        .put("modified_on", createdOn.toString())
        .put("source", source)
        .put("author_id", User.ID)
        .put("author_email", User.EMAIL)
        .put("hasPreview", true)
        .put("has_preview", true);
    json.set("annotations", Json.tree(annotations));
    json.set("resources", resources());
    return json.put("startup_time_ms", 2);
  }

  private ObjectNode resources() {
    ObjectNode resources = Json.object();
    ObjectNode script = resources.putObject("script").put("etag", etag);
    script.put("last_deployed_from", source).set("handlers", Json.tree(handlers));
    ObjectNode runtime = resources.putObject("script_runtime").put("usage_model", "standard");
    runtime.put("compatibility_date", worker.compatibilityDate());
    runtime.set("compatibility_flags", Json.tree(worker.compatibilityFlags()));
    return resources.set("bindings", shownBindings());
  }
}
