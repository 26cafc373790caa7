package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Secrets of a Worker. Every change is a new version that goes live at once. */
final class SecretsApi {

  private static final Right EDIT = Right.WORKERS_SCRIPTS_EDIT;
  private static final String SECRETS = "/workers/scripts/{script_name}/secrets";
  private static final String SECRET = SECRETS + "/{secret_name}";
  private static final String TRIGGER = "secret";

  private final Scripts scripts;

  SecretsApi(World world) {
    this.scripts = world.scripts();
  }

  void addTo(Routes routes) {
    routes.account("GET", SECRETS, EDIT, this::list);
    routes.account("PUT", SECRETS, EDIT, this::put);
    routes.account("PATCH", SECRETS + "-bulk", EDIT, this::bulk);
    routes.account("GET", SECRET, EDIT, this::get);
    routes.account("DELETE", SECRET, EDIT, this::delete);
  }

  private static List<ObjectNode> secrets(Script script) {
    return script.current().map(Version::secrets).orElse(List.of());
  }

  private Reply list(Call call) {
    return Envelope.success(secrets(scripts.require(call)));
  }

  private Reply get(Call call) {
    return Envelope.success(find(scripts.require(call), call.param("secret_name")));
  }

  private static ObjectNode find(Script script, String name) {
    return secrets(script).stream()
        .filter(secret -> secret.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> Envelope.error(404, 10056, "Binding '" + name + "' not found"));
  }

  private Reply put(Call call) {
    Script script = scripts.require(call);
    ObjectNode secret = secret(call.json(), call.json().path("name").asText());
    change(script, List.of(secret), List.of(), call);
    return Envelope.success(find(script, secret.path("name").asText()));
  }

  private Reply delete(Call call) {
    Script script = scripts.require(call);
    String name = call.param("secret_name");
    find(script, name);
    change(script, List.of(), List.of(name), call);
    return Envelope.nothing();
  }

  /** A merge patch (RFC 7396): null takes a secret away. */
  private Reply bulk(Call call) {
    Script script = scripts.require(call);
    List<ObjectNode> put = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : call.json().path("secrets").properties()) {
      if (entry.getValue().isNull()) {
        gone.add(entry.getKey());
      } else {
        put.add(secret(entry.getValue(), entry.getKey()));
      }
    }
    change(script, put, gone, call);
    ObjectNode result = Json.object();
    secrets(script).forEach(secret -> result.set(secret.path("name").asText(), secret));
    return Envelope.success(result);
  }

  private static ObjectNode secret(JsonNode body, String name) {
    String type = body.path("type").asText("secret_text");
    return Json.object()
        .put("name", name)
        .put("type", type)
        .put("text", body.path("text").asText());
  }

  private void change(Script script, List<ObjectNode> put, List<String> gone, Call call) {
    Redeploy.with(scripts, script, old -> Bindings.with(old, put, gone), TRIGGER, call);
  }
}
