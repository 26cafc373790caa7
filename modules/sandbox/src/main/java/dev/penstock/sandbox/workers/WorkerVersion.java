package dev.penstock.sandbox.workers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a Worker: code, bindings, settings. Never changes; another upload is another one.
 *
 * @param id unlike every other version's
 * @param name the Worker's
 * @param main the module that is run; empty for a Worker of static files only
 * @param modules by name
 * @param bindings as in Cloudflare's metadata, secrets with their text
 * @param compatibilityDate such as {@code 2026-03-01}
 * @param compatibilityFlags such as {@code nodejs_compat}
 * @param assets its static files
 */
public record WorkerVersion(
    String id,
    String name,
    Optional<String> main,
    Map<String, WorkerModule> modules,
    List<JsonNode> bindings,
    String compatibilityDate,
    List<String> compatibilityFlags,
    Optional<StaticAssets> assets) {

  public WorkerVersion {
    modules = Map.copyOf(modules);
    bindings = List.copyOf(bindings);
    compatibilityFlags = List.copyOf(compatibilityFlags);
  }

  /** Without its code and its secrets. */
  @Override
  public String toString() {
    return name + "@" + id;
  }
}
