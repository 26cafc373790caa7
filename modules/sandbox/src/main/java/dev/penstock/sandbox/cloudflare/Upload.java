package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Part;
import dev.penstock.sandbox.workers.StaticAssets;
import dev.penstock.sandbox.workers.WorkerModule;
import dev.penstock.sandbox.workers.WorkerModule.Kind;
import dev.penstock.sandbox.workers.WorkerVersion;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A multipart upload of a Worker: a part {@code metadata} and a part for every module.
 * https://developers.cloudflare.com/workers/configuration/multipart-upload-metadata/
 *
 * @param metadata that part
 * @param modules by name; source maps are left out
 */
record Upload(JsonNode metadata, Map<String, WorkerModule> modules) {

  static Upload of(Call call) {
    boolean isJson = call.header("Content-Type").orElse("").startsWith("application/json");
    return isJson ? ofJson(call.json()) : ofParts(call.parts());
  }

  /** How wrangler 4.86 uploads a preview. */
  private static Upload ofJson(JsonNode body) {
    Map<String, WorkerModule> modules = new LinkedHashMap<>();
    for (JsonNode module : body.path("modules")) {
      String name = plainName(module.path("name").asText());
      byte[] content = Base64.getDecoder().decode(module.path("content_base64").asText());
      kind(module.path("content_type").asText(), name)
          .ifPresent(kind -> modules.put(name, WorkerModule.of(kind, content)));
    }
    return new Upload(body, modules);
  }

  private static Upload ofParts(List<Part> parts) {
    JsonNode metadata = Json.object();
    Map<String, WorkerModule> modules = new LinkedHashMap<>();
    for (Part part : parts) {
      if (part.name().equals("metadata")) {
        metadata = Json.read(part.bytes());
      } else {
        String name = plainName(part.filename().orElse(part.name()));
        kind(part.contentType().orElse(""), name)
            .ifPresent(kind -> modules.put(name, WorkerModule.of(kind, part.bytes())));
      }
    }
    return new Upload(metadata, modules);
  }

  private static String plainName(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private static Optional<Kind> kind(String contentType, String name) {
    String type = contentType.replaceFirst(";.*", "").strip();
    return switch (type) {
      case "application/javascript+module", "text/javascript+module" -> Optional.of(Kind.ESM);
      case "application/javascript", "text/javascript" -> Optional.of(Kind.COMMONJS);
      case "text/plain" -> Optional.of(Kind.TEXT);
      case "application/json" -> Optional.of(Kind.JSON);
      case "application/wasm" -> Optional.of(Kind.WASM);
      case "application/octet-stream" -> Optional.of(Kind.DATA);
      case "application/source-map" -> Optional.empty();
      default ->
          throw Envelope.error(
              400, 10021, "The sandbox does not run modules of type '" + type + "': " + name);
    };
  }

  /**
   * The version that this upload makes.
   *
   * @param before the version that bindings and assets are taken over from
   */
  WorkerVersion version(String script, AssetStore assets, Optional<Version> before) {
    if (metadata.has("body_part")) {
      throw Envelope.error(400, 10021, "The sandbox runs only Workers in module format.");
    }
    Optional<String> main = main();
    Optional<StaticAssets> files = files(assets, before);
    if (main.isEmpty() && files.isEmpty()) {
      throw Envelope.error(400, 10068, "The uploaded script has no registered event handlers.");
    }
    return new WorkerVersion(
        Ids.uuid(),
        script,
        main,
        modules,
        bindings(before),
        compatibilityDate(),
        texts(metadata.path("compatibility_flags")),
        files);
  }

  private Optional<String> main() {
    String main = metadata.path("main_module").asText("");
    if (!main.isEmpty() && !modules.containsKey(main)) {
      throw Envelope.error(400, 10021, "There is no module named '" + main + "'.");
    }
    return Optional.of(main).filter(name -> !name.isEmpty());
  }

  private Optional<StaticAssets> files(AssetStore assets, Optional<Version> before) {
    return metadata.path("keep_assets").asBoolean(false)
        ? before.flatMap(version -> version.worker().assets())
        : assets.of(metadata.path("assets"));
  }

  private List<JsonNode> bindings(Optional<Version> before) {
    return Bindings.of(
        metadata, before.map(version -> version.worker().bindings()).orElse(List.of()));
  }

  private String compatibilityDate() {
    String date = metadata.path("compatibility_date").asText("2021-11-02");
    try {
      if (!LocalDate.parse(date).isAfter(LocalDate.now(ZoneOffset.UTC))) {
        return date;
      }
    } catch (DateTimeParseException e) {
      throw Envelope.error(400, 10021, "Invalid compatibility date: " + date);
    }
    throw Envelope.error(400, 10021, "Can't set compatibility date in the future: " + date);
  }

  Map<String, String> annotations() {
    Map<String, String> annotations = new LinkedHashMap<>();
    metadata
        .path("annotations")
        .properties()
        .forEach(entry -> annotations.put(entry.getKey(), entry.getValue().asText()));
    return annotations;
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
