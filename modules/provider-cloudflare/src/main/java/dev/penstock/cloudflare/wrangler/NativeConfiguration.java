package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Makes the configuration of Cloudflare's own preview of a Worker from the repository's own. Pure.
 *
 * <p>Wrangler takes what a preview reads from the block {@code previews} alone, so that is where
 * the variables go; without a block, a preview reads nothing of production's.
 */
final class NativeConfiguration {
  private NativeConfiguration() {}

  /**
   * The configuration.
   *
   * @param worker the Worker that the preview is of
   * @param variables plain values it reads
   * @param secrets the names of secret values it reads
   * @throws dev.penstock.kernel.PenstockException with exit 2 when the preview would share a
   *     resource with production
   */
  static ObjectNode derive(
      WranglerConfiguration original,
      String worker,
      Map<String, String> variables,
      Set<String> secrets) {
    ObjectNode derived = original.content().deepCopy();
    derived.put("name", worker);
    ObjectNode previews = object(derived, "previews");
    new SharedBindings(original).refuse(previews);
    ObjectNode plain = object(previews, "vars");
    plain.remove(secrets);
    variables.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> plain.put(each.getKey(), each.getValue()));
    return derived;
  }

  private static ObjectNode object(ObjectNode parent, String key) {
    return parent.path(key) instanceof ObjectNode there ? there : parent.putObject(key);
  }
}
