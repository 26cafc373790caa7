package dev.penstock.sandbox.workers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.util.Locale;

/** A version as the control script takes it. */
final class VersionJson {

  private VersionJson() {}

  static ObjectNode of(WorkerVersion version) {
    ObjectNode json = Json.object();
    json.put("id", version.id()).put("name", version.name());
    version.main().ifPresent(main -> json.put("main", main));
    json.set("modules", modules(version));
    json.set("bindings", Json.tree(version.bindings()));
    json.put("compatibilityDate", version.compatibilityDate());
    json.set("compatibilityFlags", Json.tree(version.compatibilityFlags()));
    version.assets().ifPresent(assets -> json.set("assets", assets(assets)));
    return json;
  }

  private static ObjectNode modules(WorkerVersion version) {
    ObjectNode modules = Json.object();
    version
        .modules()
        .forEach(
            (name, module) ->
                modules
                    .putObject(name)
                    .put("type", module.kind().name().toLowerCase(Locale.ROOT))
                    .put("body", module.body()));
    return modules;
  }

  private static ObjectNode assets(StaticAssets assets) {
    ObjectNode json = Json.object();
    json.set("manifest", Json.tree(assets.files()));
    json.set("config", assets.config());
    return json;
  }
}
