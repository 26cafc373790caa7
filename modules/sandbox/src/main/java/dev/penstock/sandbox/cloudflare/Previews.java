package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.workers.WorkerVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Previews of a Worker, as {@code wrangler preview} makes them. In no public description of the
 * API: this is what wrangler 4.86 and 4.164 send and accept. Thread-safe.
 */
final class Previews {

  private static final Right EDIT = Right.WORKERS_SCRIPTS_EDIT;
  private static final String PREVIEWS = "/workers/workers/{script_name}/previews";
  private static final String PREVIEW = PREVIEWS + "/{preview}";
  private static final String DEPLOYMENTS = PREVIEW + "/deployments";

  private final World world;
  private final Scripts scripts;
  private final Map<String, Preview> previews = new ConcurrentHashMap<>();

  /** One preview with its newest deployment. */
  private record Preview(
      String id, String name, Script script, Instant createdOn, Optional<ObjectNode> latest) {

    boolean isCalled(String idOrName) {
      return id.equals(idOrName) || name.equals(idOrName);
    }

    String url() {
      return "https://" + name + "-" + script.name() + EdgeMap.WORKERS_DEV;
    }

    ObjectNode json() {
      ObjectNode json = Json.object().put("id", id).put("name", name).put("slug", name);
      json.put("worker_name", script.name()).put("created_on", createdOn.toString());
      json.put("updated_on", createdOn.toString());
      ArrayNode urls = json.putArray("urls");
      if (script.previewsEnabled()) {
        urls.add(url());
      }
      return json;
    }
  }

  Previews(World world) {
    this.world = world;
    this.scripts = world.scripts();
  }

  void addTo(Routes routes) {
    routes.account("GET", PREVIEWS, EDIT, this::list);
    routes.account("POST", PREVIEWS, EDIT, this::create);
    routes.account("GET", PREVIEW, EDIT, call -> Envelope.success(find(call).json()));
    routes.account("PATCH", PREVIEW, EDIT, call -> Envelope.success(find(call).json()));
    routes.account("DELETE", PREVIEW, EDIT, this::delete);
    routes.account("POST", DEPLOYMENTS, EDIT, this::deploy);
    routes.account("GET", DEPLOYMENTS + "/latest", EDIT, this::latest);
  }

  /** The version behind {@code <slug>-<script>} on workers.dev. */
  Optional<String> version(Script script, String slug) {
    return previews.values().stream()
        .filter(preview -> preview.script == script && preview.name.equals(slug))
        .flatMap(preview -> preview.latest.stream())
        .map(deployment -> deployment.path("id").asText())
        .findFirst();
  }

  private Preview find(Call call) {
    Script script = scripts.require(call);
    return previews.values().stream()
        .filter(preview -> preview.script == script && preview.isCalled(call.param("preview")))
        .findFirst()
        .orElseThrow(() -> Envelope.error(404, 10025, "Preview not found"));
  }

  private Reply list(Call call) {
    Script script = scripts.require(call);
    List<ObjectNode> all =
        previews.values().stream()
            .filter(preview -> preview.script == script)
            .map(Preview::json)
            .toList();
    return Envelope.page(all, Paging.of(call, 10, 100));
  }

  private Reply create(Call call) {
    Script script = scripts.require(call);
    String name = call.json().path("name").asText();
    Preview preview =
        new Preview(Ids.uuid(), name, script, world.clock().instant(), Optional.empty());
    previews.put(preview.id, preview);
    return Envelope.success(preview.json());
  }

  private Reply delete(Call call) {
    previews.remove(find(call).id);
    return Envelope.nothing();
  }

  private Reply deploy(Call call) {
    Preview preview = find(call);
    Upload upload = Upload.of(call);
    ObjectNode metadata = upload.metadata().deepCopy();
    metadata.set("bindings", bindings(metadata.path("env")));
    Upload bound = new Upload(metadata, upload.modules());
    WorkerVersion version = bound.version(preview.script.name(), world.assets(), Optional.empty());
    scripts.start(version);
    ObjectNode deployment = json(preview, version.id(), upload.metadata());
    previews.put(
        preview.id,
        new Preview(
            preview.id, preview.name, preview.script, preview.createdOn, Optional.of(deployment)));
    return Envelope.success(deployment);
  }

  /** Previews name bindings by an object, uploads by a list. */
  private static ArrayNode bindings(JsonNode env) {
    ArrayNode bindings = Json.object().putArray("bindings");
    for (Map.Entry<String, JsonNode> entry : env.properties()) {
      ObjectNode binding = entry.getValue().deepCopy();
      bindings.add(binding.put("name", entry.getKey()));
    }
    return bindings;
  }

  private ObjectNode json(Preview preview, String version, JsonNode metadata) {
    ObjectNode json = Json.object().put("id", version).put("preview_id", preview.id);
    json.put("preview_name", preview.name).put("created_on", world.clock().instant().toString());
    json.putArray("urls")
        .add(
            "https://"
                + version.substring(0, 8)
                + "-"
                + preview.script.name()
                + EdgeMap.WORKERS_DEV);
    for (String field :
        List.of(
            "main_module", "assets", "compatibility_date", "compatibility_flags", "annotations")) {
      json.set(field, metadata.path(field));
    }
    return json.set("env", withoutSecrets(metadata.path("env")));
  }

  private static ObjectNode withoutSecrets(JsonNode env) {
    ObjectNode shown = Json.object();
    for (Map.Entry<String, JsonNode> entry : env.properties()) {
      ObjectNode binding = entry.getValue().deepCopy();
      shown.set(entry.getKey(), Version.isSecret(binding) ? binding.without("text") : binding);
    }
    return shown;
  }

  private Reply latest(Call call) {
    return Envelope.success(
        find(call)
            .latest
            .orElseThrow(() -> Envelope.error(404, 10025, "The preview has no deployment")));
  }
}
