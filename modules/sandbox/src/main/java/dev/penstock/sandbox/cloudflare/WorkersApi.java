package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.List;

/** The newer {@code workers/workers}, beside {@code workers/scripts}. */
final class WorkersApi {

  private static final Right EDIT = Right.WORKERS_SCRIPTS_EDIT;
  private static final String WORKER = "/workers/workers/{script_name}";

  private final World world;
  private final Scripts scripts;

  WorkersApi(World world) {
    this.world = world;
    this.scripts = world.scripts();
  }

  void addTo(Routes routes) {
    routes.account("GET", "/workers/workers", EDIT, this::list);
    routes.account("GET", WORKER, EDIT, this::get);
    routes.account("PATCH", WORKER, EDIT, this::patch);
    routes.account("DELETE", WORKER, EDIT, this::delete);
  }

  private Reply list(Call call) {
    List<ObjectNode> all = scripts.all().stream().map(this::json).toList();
    return Envelope.page(all, Paging.of(call, 10, 100));
  }

  private Reply get(Call call) {
    return Envelope.success(json(scripts.require(call)));
  }

  private Reply patch(Call call) {
    Script script = scripts.require(call);
    JsonNode body = call.json();
    if (body.path("tags").isArray()) {
      script.tags(Upload.texts(body.path("tags")));
    }
    JsonNode subdomain = body.path("subdomain");
    if (subdomain.isObject()) {
      script.subdomain(
          subdomain.path("enabled").asBoolean(script.onSubdomainSince().isPresent()),
          subdomain.path("previews_enabled").asBoolean(script.previewsEnabled()),
          world.clock().instant());
    }
    return Envelope.success(json(script));
  }

  private Reply delete(Call call) {
    scripts.delete(call.param("script_name"), true);
    return Envelope.nothing();
  }

  private ObjectNode json(Script script) {
    ObjectNode json = script.workerJson();
    ObjectNode references = Json.object();
    ArrayNode domains = references.putArray("domains");
    world.routing().domains().stream()
        .filter(domain -> domain.service().equals(script.name()))
        .forEach(domain -> domains.add(domain.json().put("certificate_id", domain.certificate())));
    for (String kind :
        List.of("durable_objects", "queues", "dispatch_namespace_outbounds", "workers")) {
      references.putArray(kind);
    }
    return json.set("references", references);
  }
}
