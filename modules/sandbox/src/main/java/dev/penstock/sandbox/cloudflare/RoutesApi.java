package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Ways to a Worker: routes of a zone and custom domains of an account. */
final class RoutesApi {

  private static final Right EDIT = Right.WORKERS_SCRIPTS_EDIT;
  private static final String ROUTES = "/zones/{zone_id}/workers/routes";
  private static final String ROUTE = ROUTES + "/{route_id}";
  private static final String SCRIPT = "/workers/scripts/{script_name}";

  private final World world;
  private final Routing routing;

  RoutesApi(World world) {
    this.world = world;
    this.routing = world.routing();
  }

  void addTo(Routes routes) {
    routes.add("GET", ROUTES, Right.WORKERS_ROUTES_EDIT, this::routes);
    routes.add("POST", ROUTES, Right.WORKERS_ROUTES_EDIT, this::create);
    routes.add("GET", ROUTE, Right.WORKERS_ROUTES_EDIT, this::route);
    routes.add("PUT", ROUTE, Right.WORKERS_ROUTES_EDIT, this::replace);
    routes.add("DELETE", ROUTE, Right.WORKERS_ROUTES_EDIT, this::remove);
    routes.account("GET", SCRIPT + "/routes", Right.WORKERS_ROUTES_EDIT, this::routesOf);
    routes.account("PUT", SCRIPT + "/routes", Right.WORKERS_ROUTES_EDIT, this::replaceAll);
    routes.account("POST", SCRIPT + "/domains/changeset", EDIT, this::changeset);
    routes.account("PUT", SCRIPT + "/domains/records", EDIT, this::attachAll);
    routes.account("GET", "/workers/domains", EDIT, this::domains);
    routes.account("PUT", "/workers/domains", EDIT, this::attach);
    routes.account("GET", "/workers/domains/{domain_id}", EDIT, this::domain);
    routes.account("DELETE", "/workers/domains/{domain_id}", EDIT, this::detach);
  }

  private Reply routes(Call call) {
    Zone zone = world.zone(call);
    return Envelope.success(
        routing.routes().stream()
            .filter(route -> route.zone().equals(zone))
            .map(Route::json)
            .toList());
  }

  private Reply create(Call call) {
    JsonNode body = call.json();
    Zone zone = world.zone(call);
    return Envelope.success(routing.add(zone, body.path("pattern").asText(), script(body)).json());
  }

  private Optional<String> script(JsonNode body) {
    Optional<String> script =
        Optional.of(body.path("script")).filter(JsonNode::isTextual).map(JsonNode::asText);
    script.ifPresent(name -> world.scripts().require(name));
    return script;
  }

  private Reply route(Call call) {
    return Envelope.success(find(call).json());
  }

  private Route find(Call call) {
    Zone zone = world.zone(call);
    return routing
        .route(call.param("route_id"))
        .filter(route -> route.zone().equals(zone))
        .orElseThrow(() -> Envelope.error(404, 10020, "The route could not be found."));
  }

  private Reply replace(Call call) {
    JsonNode body = call.json();
    Route old = find(call);
    return Envelope.success(
        routing.replace(old, body.path("pattern").asText(), script(body)).json());
  }

  private Reply remove(Call call) {
    Route route = find(call);
    routing.remove(route);
    return Envelope.success(Json.object().put("id", route.id()));
  }

  private Reply routesOf(Call call) {
    Script script = world.scripts().require(call);
    return Envelope.success(
        routing.routes().stream()
            .filter(route -> route.isOf(script.name()))
            .map(Route::jsonWithZone)
            .toList());
  }

  private Reply replaceAll(Call call) {
    Script script = world.scripts().require(call);
    List<RoutePattern> patterns =
        StreamSupport.stream(call.json().spliterator(), false)
            .map(route -> route.isTextual() ? route.asText() : route.path("pattern").asText())
            .map(RoutePattern::of)
            .toList();
    return Envelope.success(
        routing.replaceAll(script.name(), patterns).stream().map(Route::jsonWithZone).toList());
  }

  /** What {@code domains/records} would change; nothing is changed yet. */
  private Reply changeset(Call call) {
    Script script = world.scripts().require(call);
    Set<String> wanted = hostnames(call.json());
    ObjectNode changes = Json.object();
    for (String kind : List.of("added", "removed", "updated", "conflicting")) {
      changes.putArray(kind);
    }
    wanted.forEach(host -> describe(host, script.name(), changes));
    if (call.query("replace_state").orElse("false").equals("true")) {
      ArrayNode removed = (ArrayNode) changes.get("removed");
      ownedBut(script.name(), wanted).forEach(domain -> removed.add(domain.json()));
    }
    return Envelope.success(changes);
  }

  private void describe(String host, String script, ObjectNode changes) {
    Zone zone =
        world
            .zoneOf(host)
            .orElseThrow(() -> Envelope.error(400, 10082, "Could not find zone for " + host));
    ObjectNode change =
        Json.object().put("hostname", host).put("zone_id", zone.id()).put("zone_name", zone.name());
    Optional<Domain> current = routing.domain(host);
    boolean foreignRecord =
        zone.entriesAt(host).stream()
            .anyMatch(entry -> entry.isAddress() && entry.managedBy().isEmpty());
    if (current.isPresent() && !current.get().service().equals(script)) {
      change.put("id", current.get().id()).put("service", current.get().service());
      ((ArrayNode) changes.get("updated")).add(change.put("modified", true));
    } else if (foreignRecord) {
      ((ArrayNode) changes.get("conflicting"))
          .add(change.put("external_dns_record_id", zone.entriesAt(host).getFirst().id()));
    } else if (current.isEmpty()) {
      ((ArrayNode) changes.get("added")).add(change.put("id", ""));
    }
  }

  private List<Domain> ownedBut(String script, Set<String> wanted) {
    Predicate<Domain> owned = domain -> domain.service().equals(script);
    return routing.domains().stream()
        .filter(owned.and(domain -> !wanted.contains(domain.hostname())))
        .toList();
  }

  private static Set<String> hostnames(JsonNode origins) {
    return StreamSupport.stream(origins.spliterator(), false)
        .map(origin -> origin.path("hostname").asText())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Reply attachAll(Call call) {
    Script script = world.scripts().require(call);
    JsonNode body = call.json();
    Set<String> wanted = hostnames(body.path("origins"));
    boolean override = body.path("override_existing_dns_record").asBoolean(false);
    List<ObjectNode> attached =
        wanted.stream().map(host -> routing.attach(host, script.name(), override).json()).toList();
    ownedBut(script.name(), wanted).forEach(routing::detach);
    return Envelope.success(attached);
  }

  private Reply domains(Call call) {
    return Envelope.success(
        routing.domains().stream().map(Domain::json).filter(domain -> fits(call, domain)).toList());
  }

  private static boolean fits(Call call, ObjectNode domain) {
    return List.of("zone_id", "zone_name", "service", "hostname", "environment").stream()
        .allMatch(field -> call.query(field).map(domain.path(field).asText()::equals).orElse(true));
  }

  private Reply attach(Call call) {
    JsonNode body = call.json();
    String service = body.path("service").asText();
    world.scripts().require(service);
    boolean override = body.path("override_existing_dns_record").asBoolean(false);
    return Envelope.success(
        routing.attach(body.path("hostname").asText(), service, override).json());
  }

  private Reply domain(Call call) {
    return Envelope.success(findDomain(call).json());
  }

  private Reply detach(Call call) {
    Domain domain = findDomain(call);
    routing.detach(domain);
    return Envelope.nothing();
  }

  private Domain findDomain(Call call) {
    String id = call.param("domain_id");
    return routing.domains().stream()
        .filter(domain -> domain.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Envelope.error(404, 100114, "The domain could not be found."));
  }
}
