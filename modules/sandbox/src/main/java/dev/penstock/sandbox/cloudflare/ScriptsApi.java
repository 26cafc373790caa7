package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Workers as a whole: upload, list, delete, settings, subdomain, schedules. */
final class ScriptsApi {

  private static final Right EDIT = Right.WORKERS_SCRIPTS_EDIT;
  private static final String SCRIPT = "/workers/scripts/{script_name}";
  private static final String SERVICE = "/workers/services/{script_name}";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9_-]*[a-z0-9])?");
  private static final int LONGEST_NAME = 255;

  /** A name must also be a DNS label to be on workers.dev (RFC 1035, section 2.3.4). */
  private static final int LONGEST_LABEL = 63;

  private final World world;
  private final Scripts scripts;

  ScriptsApi(World world) {
    this.world = world;
    this.scripts = world.scripts();
  }

  void addTo(Routes routes) {
    routes.account("GET", "/workers/scripts", EDIT, this::list);
    routes.account("PUT", SCRIPT, EDIT, this::upload);
    routes.account("DELETE", SCRIPT, EDIT, this::delete);
    routes.account("GET", SERVICE, EDIT, this::service);
    routes.account("DELETE", SERVICE, EDIT, this::delete);
    routes.account("GET", SCRIPT + "/settings", EDIT, this::settings);
    routes.account("PATCH", SCRIPT + "/settings", EDIT, this::changeSettings);
    routes.account("GET", SCRIPT + "/script-settings", EDIT, this::scriptSettings);
    routes.account("PATCH", SCRIPT + "/script-settings", EDIT, this::changeScriptSettings);
    routes.account("GET", SCRIPT + "/subdomain", EDIT, this::subdomain);
    routes.account("POST", SCRIPT + "/subdomain", EDIT, this::changeSubdomain);
    routes.account("DELETE", SCRIPT + "/subdomain", EDIT, this::leaveSubdomain);
    routes.account("GET", SCRIPT + "/schedules", EDIT, this::schedules);
    routes.account("PUT", SCRIPT + "/schedules", EDIT, this::changeSchedules);
    routes.account(
        "POST", SCRIPT + "/assets-upload-session", EDIT, call -> world.assets().begin(call));
    routes.open("POST", "/workers/assets/upload", call -> world.assets().upload(call));
  }

  /** {@code tags=a:yes,b:no}: with the tag a and without the tag b. */
  private Reply list(Call call) {
    List<String> filters =
        call.query("tags").map(text -> List.of(text.split(","))).orElse(List.of());
    return Envelope.success(
        scripts.all().stream()
            .filter(script -> filters.stream().allMatch(filter -> fits(script, filter)))
            .map(Script::json)
            .toList());
  }

  private static boolean fits(Script script, String filter) {
    int colon = filter.lastIndexOf(':');
    if (colon < 0) {
      throw Envelope.error(400, 10001, "Invalid tags filter: " + filter);
    }
    boolean wanted = filter.substring(colon + 1).equals("yes");
    return script.tags().contains(filter.substring(0, colon)) == wanted;
  }

  private Reply upload(Call call) {
    String name = call.param("script_name");
    if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
      throw Envelope.error(
          400, 10016, "Invalid Worker name: use lower-case letters, digits and dashes.");
    }
    Upload upload = Upload.of(call);
    Optional<Version> before = scripts.find(name).flatMap(Script::current);
    Version version =
        scripts.upload(upload.version(name, world.assets(), before), upload.annotations(), call);
    Script script = scripts.require(name);
    scripts.deploy(script, version, "upload");
    applyTags(script, upload.metadata());
    applyObservability(script, upload.metadata());
    ObjectNode json = script.json().put("startup_time_ms", 2);
    json.put("entry_point", version.worker().main().orElse(""));
    return Envelope.success(json.put("deployment_id", Ids.withoutDashes(version.id())));
  }

  private Reply delete(Call call) {
    boolean force = call.query("force").orElse("false").equals("true");
    scripts.delete(call.param("script_name"), force);
    return Envelope.nothing();
  }

  private Reply service(Call call) {
    return Envelope.success(
        scripts
            .find(call.param("script_name"))
            .orElseThrow(() -> Envelope.error(404, 10090, "workers.api.error.service_not_found"))
            .serviceJson());
  }

  private Reply settings(Call call) {
    return Envelope.success(scripts.require(call).allSettingsJson());
  }

  /** A change of bindings is a new version, which goes live at once. */
  private Reply changeSettings(Call call) {
    Script script = scripts.require(call);
    JsonNode settings =
        call.parts().stream()
            .filter(part -> part.name().equals("settings"))
            .findFirst()
            .map(part -> Json.read(part.bytes()))
            .orElseThrow(() -> Envelope.error(400, 10001, "There is no part named settings"));
    if (settings.has("bindings")) {
      Redeploy.with(scripts, script, old -> Bindings.changed(settings, old), "settings", call);
    }
    applyTags(script, settings);
    applyObservability(script, settings);
    return Envelope.success(script.allSettingsJson());
  }

  private Reply scriptSettings(Call call) {
    return Envelope.success(scripts.require(call).settingsJson());
  }

  private Reply changeScriptSettings(Call call) {
    Script script = scripts.require(call);
    JsonNode body = call.json();
    applyTags(script, body);
    applyObservability(script, body);
    return Envelope.success(script.settingsJson());
  }

  private static void applyTags(Script script, JsonNode body) {
    if (body.path("tags").isArray()) {
      script.tags(Upload.texts(body.path("tags")));
    }
  }

  private static void applyObservability(Script script, JsonNode body) {
    if (body.path("observability").isObject()) {
      script.observability(body.get("observability"));
    }
  }

  private Reply subdomain(Call call) {
    return Envelope.success(scripts.require(call).subdomainJson());
  }

  private Reply changeSubdomain(Call call) {
    Script script = scripts.require(call);
    JsonNode body = call.json();
    boolean enabled = body.path("enabled").asBoolean(false);
    if (enabled && script.name().length() > LONGEST_LABEL) {
      throw Envelope.error(
          400, 10037, "The Worker's name is longer than " + LONGEST_LABEL + " characters.");
    }
    boolean previews = body.path("previews_enabled").asBoolean(script.previewsEnabled());
    script.subdomain(enabled, previews, now());
    return Envelope.success(script.subdomainJson());
  }

  private Reply leaveSubdomain(Call call) {
    Script script = scripts.require(call);
    script.subdomain(false, false, now());
    return Envelope.success(script.subdomainJson());
  }

  private Reply schedules(Call call) {
    return Envelope.success(schedules(scripts.require(call)));
  }

  private Reply changeSchedules(Call call) {
    Script script = scripts.require(call);
    Stream<JsonNode> wanted = StreamSupport.stream(call.json().spliterator(), false);
    script.crons(wanted.map(schedule -> schedule.path("cron").asText()).toList());
    return Envelope.success(schedules(script));
  }

  private Map<String, ArrayNode> schedules(Script script) {
    ArrayNode schedules = Json.object().putArray("schedules");
    String now = now().toString();
    script
        .crons()
        .forEach(
            cron ->
                schedules
                    .addObject()
                    .put("cron", cron)
                    .put("created_on", now)
                    .put("modified_on", now));
    return Map.of("schedules", schedules);
  }

  private Instant now() {
    return world.clock().instant();
  }
}
