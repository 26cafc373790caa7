package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Which host and path leads to which Worker. Thread-safe. */
final class Routing {

  private final World world;
  private final List<Route> routes = new CopyOnWriteArrayList<>();
  private final List<Domain> domains = new CopyOnWriteArrayList<>();

  Routing(World world) {
    this.world = world;
  }

  List<Route> routes() {
    return List.copyOf(routes);
  }

  List<Domain> domains() {
    return List.copyOf(domains);
  }

  Optional<Route> route(String id) {
    return routes.stream().filter(route -> route.id().equals(id)).findFirst();
  }

  /** The most precise route that fits. */
  Optional<Route> match(String host, String path) {
    return routes.stream()
        .filter(route -> route.pattern().matches(host, path))
        .max(Comparator.comparing(Route::pattern));
  }

  Optional<Domain> domain(String host) {
    return domains.stream().filter(domain -> domain.hostname().equals(host)).findFirst();
  }

  /** Whether any route or domain leads away from that host; since when the first does. */
  Optional<Instant> routedSince(String host) {
    return Stream.concat(
            domain(host).map(Domain::createdOn).stream(),
            routes.stream().filter(route -> route.pattern().coversHost(host)).map(Route::createdOn))
        .min(Instant::compareTo);
  }

  synchronized Route add(Zone zone, String pattern, Optional<String> script) {
    return put(new Route(Ids.hex(), zone, RoutePattern.of(pattern), script, now()));
  }

  synchronized Route replace(Route old, String pattern, Optional<String> script) {
    return put(new Route(old.id(), old.zone(), RoutePattern.of(pattern), script, old.createdOn()));
  }

  private Route put(Route route) {
    if (!route.zone().covers(route.pattern().zoneHost())) {
      throw Envelope.error(
          400, 10022, "Route pattern must be within the zone " + route.zone().name());
    }
    Optional<Route> same =
        routes.stream()
            .filter(other -> !other.id().equals(route.id()))
            .filter(other -> other.pattern().equals(route.pattern()))
            .findFirst();
    if (same.isPresent()) {
      throw Envelope.error(409, 10020, "A route with the same pattern already exists.");
    }
    routes.removeIf(other -> other.id().equals(route.id()));
    routes.add(route);
    return route;
  }

  void remove(Route route) {
    routes.remove(route);
  }

  /** Makes these patterns the only ones of a script. */
  synchronized List<Route> replaceAll(String script, List<RoutePattern> patterns) {
    patterns.forEach(pattern -> checkFree(pattern, script));
    routes.removeIf(route -> route.isOf(script) && !patterns.contains(route.pattern()));
    return patterns.stream().map(pattern -> keepOrAdd(pattern, script)).toList();
  }

  private void checkFree(RoutePattern pattern, String script) {
    zoneOf(pattern);
    boolean taken =
        routes.stream().anyMatch(route -> route.pattern().equals(pattern) && !route.isOf(script));
    if (taken) {
      throw Envelope.error(
          409, 10020, "Can't deploy routes that are assigned to another worker: " + pattern.text());
    }
  }

  private Route keepOrAdd(RoutePattern pattern, String script) {
    return routes.stream()
        .filter(route -> route.pattern().equals(pattern))
        .findFirst()
        .orElseGet(() -> add(zoneOf(pattern), pattern.text(), Optional.of(script)));
  }

  private Zone zoneOf(RoutePattern pattern) {
    return world
        .zoneOf(pattern.zoneHost())
        .orElseThrow(() -> Envelope.error(400, 10082, "Could not find zone for " + pattern.text()));
  }

  /**
   * Gives a host to a Worker, with a DNS record of its own.
   *
   * @param override whether it may take the host from another Worker or other records
   */
  synchronized Domain attach(String host, String script, boolean override) {
    Zone zone =
        world
            .zoneOf(host)
            .orElseThrow(() -> Envelope.error(400, 10082, "Could not find zone for " + host));
    Optional<Domain> old = domain(host);
    if (old.isPresent() && old.get().service().equals(script)) {
      return old.get();
    }
    if (old.isPresent() && !override) {
      throw Envelope.error(
          409,
          100116,
          "Hostname '" + host + "' is already in use by '" + old.get().service() + "'.");
    }
    old.ifPresent(this::detach);
    zone.change(change -> change.manage(record(host), script, override));
    Domain domain = new Domain(Ids.hex(), host, script, zone, Ids.uuid(), now());
    domains.add(domain);
    return domain;
  }

  private static JsonNode record(String host) {
    return Json.object()
        .put("type", "AAAA")
        .put("name", host)
        .put("content", "100::")
        .put("proxied", true);
  }

  synchronized void detach(Domain domain) {
    domain
        .zone()
        .change(
            change -> {
              change.unmanage(domain.hostname());
              return domain;
            });
    domains.remove(domain);
  }

  /** Removes every way to a Worker. */
  void removeAll(String script) {
    routes.removeIf(route -> route.isOf(script));
    domains.stream().filter(domain -> domain.service().equals(script)).forEach(this::detach);
  }

  private Instant now() {
    return world.clock().instant();
  }
}
