package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.kernel.Failure;
import java.util.Map;

/**
 * Makes the configuration of a preview's Worker from the repository's own. Pure.
 *
 * <p>It starts from the environment {@code preview} of the original where there is one, as wrangler
 * would, and from the top level where there is none. Name, address and variables are the preview's;
 * no other environment, route, domain or schedule of the original is in it.
 */
final class PreviewConfiguration {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final WranglerConfiguration original;

  private PreviewConfiguration(WranglerConfiguration original) {
    this.original = original;
  }

  /**
   * The configuration of that Worker.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when the Worker would share a
   *     resource with production, 4 when it has the name of a Worker of production
   */
  static ObjectNode derive(WranglerConfiguration original, PreviewWorker worker) {
    return new PreviewConfiguration(original).derive(worker);
  }

  private ObjectNode derive(PreviewWorker worker) {
    refuseNameOfProduction(worker.name());
    new SharedBindings(original).refuse();
    ObjectNode derived = NODES.objectNode();
    derived.put("name", worker.name());
    keep(original.content(), derived, original.preview().isEmpty());
    original.preview().ifPresent(preview -> keepAll(preview, derived));
    derived.put("workers_dev", false);
    derived.put("preview_urls", false);
    derived.set("routes", routes(worker));
    derived.set("vars", variables(derived.path("vars"), worker));
    if (!worker.tags().isEmpty()) {
      derived.set("unsafe", uploadTags(worker));
    }
    return derived;
  }

  private static void keep(ObjectNode from, ObjectNode to, boolean own) {
    from.properties().stream()
        .filter(
            each ->
                ConfigurationKeys.INHERITED.contains(each.getKey())
                    || (own && ConfigurationKeys.OWN.contains(each.getKey())))
        .forEach(each -> to.set(each.getKey(), each.getValue().deepCopy()));
  }

  /** Somebody wrote this for previews: all of it is meant, but for what a preview never has. */
  private static void keepAll(ObjectNode preview, ObjectNode to) {
    preview.properties().stream()
        .filter(each -> !ConfigurationKeys.LEFT_OUT.contains(each.getKey()))
        .forEach(each -> to.set(each.getKey(), each.getValue().deepCopy()));
  }

  private static ArrayNode routes(PreviewWorker worker) {
    ArrayNode routes = NODES.arrayNode();
    worker
        .hosts()
        .forEach(
            host -> routes.addObject().put("pattern", host + "/*").put("zone_name", worker.zone()));
    return routes;
  }

  /** The Worker's own values win; what is secret is not also plain, which wrangler would refuse. */
  private static ObjectNode variables(JsonNode declared, PreviewWorker worker) {
    ObjectNode variables =
        declared instanceof ObjectNode object ? object.deepCopy() : NODES.objectNode();
    variables.remove(worker.secrets().keySet());
    worker.variables().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> variables.put(each.getKey(), each.getValue()));
    return variables;
  }

  /** What stands here becomes part of the upload's metadata, where the API takes tags. */
  private static ObjectNode uploadTags(PreviewWorker worker) {
    ObjectNode unsafe = NODES.objectNode();
    ArrayNode tags = unsafe.putObject("metadata").putArray("tags");
    worker.tags().forEach(tags::add);
    return unsafe;
  }

  private void refuseNameOfProduction(String name) {
    if (original.workerNames().contains(name)) {
      throw Failure.refused(
              "worker-of-production",
              "The preview would have the name of a Worker that is not a preview: " + name,
              original.file().getFileName() + " uses this name itself",
              "Choose another preview.name in penstock.yml, such as " + name + "-preview-${pr}.")
          .asException();
    }
  }
}
