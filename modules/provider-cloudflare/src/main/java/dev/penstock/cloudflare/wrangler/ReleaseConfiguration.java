package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration of a Worker of a lasting environment, from the repository's own. Pure.
 *
 * <p>It stays what the repository says, with all it inherits; only the name, the variables and the
 * hosts of {@code penstock.yml} are put into it. Wrangler reads it with the same {@code --env} as
 * it would read the original.
 */
final class ReleaseConfiguration {
  private final ObjectNode content;
  private final boolean named;
  private final String environment;

  private ReleaseConfiguration(ObjectNode content, String environment) {
    this.content = content;
    this.environment = environment;
    this.named = content.path("env").path(environment) instanceof ObjectNode;
  }

  /** That environment of the original where it has one of the name, else its top level. */
  static ReleaseConfiguration of(WranglerConfiguration original, String environment) {
    return new ReleaseConfiguration(original.content(), environment);
  }

  /** The option that chooses it; without any, a CLOUDFLARE_ENV in a .env file would choose. */
  String option() {
    return named ? "--env=" + environment : "--env=";
  }

  /** The routes it has. */
  DeclaredRoutes routes() {
    return DeclaredRoutes.of(own(), content);
  }

  /** The tag of the last of its Durable Object migrations; empty when it has none. */
  Optional<String> lastMigration() {
    JsonNode migrations = inherited("migrations");
    return Optional.of(migrations.path(migrations.size() - 1).path("tag").asText())
        .filter(tag -> !tag.isEmpty());
  }

  /** The hosts of the Worker that it does not name, and that are not on workers.dev. */
  Set<String> unnamedHosts(ReleaseWorker worker) {
    DeclaredRoutes routes = routes();
    Set<String> unnamed = new TreeSet<>(worker.hosts());
    unnamed.removeIf(host -> routes.name(host) || host.endsWith(".workers.dev"));
    return unnamed;
  }

  /** The Worker as it is meant to be, with all its ways in. */
  ObjectNode derive(ReleaseWorker worker) {
    ObjectNode derived = content.deepCopy();
    ObjectNode target = target(derived);
    target.put("name", worker.name());
    target.set("vars", variables(target.path("vars"), worker));
    Set<String> unnamed = unnamedHosts(worker);
    if (!unnamed.isEmpty()) {
      route(derived, target, unnamed, worker.zone());
    }
    return derived;
  }

  /** The Worker without anything that would make it run. */
  ObjectNode deriveWithoutTriggers(ReleaseWorker worker) {
    ObjectNode derived = derive(worker);
    ObjectNode target = target(derived);
    List.of(derived, target).forEach(level -> level.remove(List.of("route", "routes", "triggers")));
    target.put("workers_dev", false);
    if (target.path("queues") instanceof ObjectNode queues) {
      queues.remove("consumers");
    }
    return derived;
  }

  /**
   * Where wrangler replaces the Worker's patterns anyway, ours go with them. Where it does not, its
   * list must not begin to replace what people may have added; then the API adds ours.
   */
  private void route(
      ObjectNode derived, ObjectNode target, Set<String> hosts, Optional<String> zone) {
    DeclaredRoutes declared = routes();
    if (declared.hasPatterns()) {
      ArrayNode routes = target.arrayNode().addAll(declared.all());
      hosts.forEach(host -> add(routes, host, zone));
      List.of(derived, target).forEach(level -> level.remove("route"));
      target.set("routes", routes);
    }
    if (inherited("workers_dev").isMissingNode()) {
      target.put("workers_dev", false);
    }
  }

  private static void add(ArrayNode routes, String host, Optional<String> zone) {
    ObjectNode route = routes.addObject().put("pattern", pattern(host));
    zone.ifPresent(name -> route.put("zone_name", name));
  }

  /** The route that leads all requests for a host to a Worker. */
  static String pattern(String host) {
    return host + "/*";
  }

  /** The Worker's own values win; what is secret is not also plain, which wrangler would refuse. */
  private static ObjectNode variables(JsonNode declared, ReleaseWorker worker) {
    ObjectNode variables =
        declared instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    variables.remove(worker.secrets().keySet());
    worker.variables().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> variables.put(each.getKey(), each.getValue()));
    return variables;
  }

  private JsonNode inherited(String key) {
    return own().has(key) ? own().path(key) : content.path(key);
  }

  /** The named environment; missing when the top level is the base. */
  private JsonNode own() {
    return named ? content.path("env").path(environment) : MissingNode.getInstance();
  }

  private ObjectNode target(ObjectNode derived) {
    return named ? (ObjectNode) derived.path("env").path(environment) : derived;
  }
}
