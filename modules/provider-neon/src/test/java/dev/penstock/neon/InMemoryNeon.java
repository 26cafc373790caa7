package dev.penstock.neon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.http.Method;
import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * As much of Neon as Penstock calls, answering as its API description says: work takes a while,
 * what is being worked on is locked (423), pages are short. Faults are ordered by the request's
 * number.
 */
final class InMemoryNeon implements Transport {
  static final String PROJECT = "proud-sun-123456";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration WORK = Duration.ofSeconds(2);
  private static final int PAGE = 2;

  /** What happens to one request. */
  enum Fault {
    /** The caller dies before the request arrives. */
    KILL_BEFORE,
    /** The request is carried out and the caller dies before it learns so. */
    KILL_AFTER,
    /** The request is carried out and its answer is lost. */
    LOSE_ANSWER,
    /** The request is answered 500 and not carried out. */
    ERROR
  }

  /** The caller is dead. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class Entry {
    final String id;
    final String name;
    final @Nullable String parent;
    Map<String, String> annotation = Map.of();
    boolean isProtected;
    @Nullable String expiresAt;
    @Nullable String compute;
    Instant busyUntil = Instant.MIN;
    boolean going;

    Entry(String id, String name, @Nullable String parent) {
      this.id = id;
      this.name = name;
      this.parent = parent;
    }
  }

  private final InstantSource clock;
  private final Map<String, Entry> branches = new LinkedHashMap<>();
  private final Map<String, Instant> operations = new LinkedHashMap<>();
  private final Map<Integer, Fault> faults = new LinkedHashMap<>();
  private final List<String> log = new ArrayList<>();
  private int made;

  InMemoryNeon(InstantSource clock) {
    this.clock = clock;
    Entry production = new Entry("br-root", "production", null);
    production.compute = "ep-root";
    branches.put(production.id, production);
  }

  /** Somebody made a branch, without a compute endpoint when there is none. */
  void has(String name, Map<String, String> annotation, boolean isProtected, boolean compute) {
    Entry entry = new Entry("br-" + ++made, name, "br-root");
    entry.annotation = annotation;
    entry.isProtected = isProtected;
    entry.compute = compute ? "ep-" + made : null;
    branches.put(entry.id, entry);
  }

  /** Orders a fault for the request of that number, from 1, counted from now. */
  void fault(int request, Fault fault) {
    faults.put(log.size() + request, fault);
  }

  /** The requests so far, as "METHOD last-segments". */
  List<String> log() {
    return List.copyOf(log);
  }

  List<String> names() {
    settle();
    return branches.values().stream().map(entry -> entry.name).toList();
  }

  Optional<Instant> expiresAt(String name) {
    return branches.values().stream()
        .filter(entry -> entry.name.equals(name))
        .findFirst()
        .flatMap(entry -> Optional.ofNullable(entry.expiresAt))
        .map(Instant::parse);
  }

  @Override
  public Response send(Request request) throws TransportFault {
    settle();
    List<String> path =
        Arrays.asList(request.uri().getPath().substring("/api/v2/projects/".length()).split("/"));
    log.add(request.method() + " " + String.join("/", path.subList(1, path.size())));
    @Nullable Fault fault = faults.get(log.size());
    if (fault == Fault.KILL_BEFORE) {
      throw new Killed();
    }
    if (fault == Fault.ERROR) {
      return error(500, "internal");
    }
    Response response =
        path.getFirst().equals(PROJECT) ? handle(request, path) : error(404, "no project");
    if (fault == Fault.KILL_AFTER) {
      throw new Killed();
    }
    if (fault == Fault.LOSE_ANSWER) {
      throw new TransportFault(TransportFault.Phase.EXCHANGE, "the connection broke", null);
    }
    return response;
  }

  private Response handle(Request request, List<String> path) {
    Map<String, String> query = query(request);
    JsonNode body = body(request);
    String route = request.method() + " " + path.get(1) + "/" + path.size();
    return switch (route) {
      case "GET branches/2" -> list(query);
      case "POST branches/2" -> create(body);
      case "GET branches/3" -> withBranch(path.get(2), this::branch);
      case "PATCH branches/3" -> withBranch(path.get(2), entry -> expire(entry, body));
      case "DELETE branches/3" -> delete(path.get(2));
      case "GET branches/4" -> withBranch(path.get(2), this::computes);
      case "POST endpoints/2" ->
          withBranch(body.at("/endpoint/branch_id").asText(), this::createCompute);
      case "GET operations/3" -> operation(path.get(2));
      case "GET connection_uri/2" -> withBranch(query.get("branch_id"), entry -> uri(entry, query));
      default -> throw new AssertionError("no such endpoint: " + route);
    };
  }

  private void settle() {
    branches.values().removeIf(entry -> entry.going && !isBusy(entry));
  }

  private boolean isBusy(Entry entry) {
    return clock.instant().isBefore(entry.busyUntil);
  }

  private Response list(Map<String, String> query) {
    List<Entry> found =
        branches.values().stream()
            .filter(entry -> entry.name.contains(query.getOrDefault("search", "")))
            .sorted((a, b) -> a.name.compareTo(b.name))
            .toList();
    int start = Integer.parseInt(query.getOrDefault("cursor", "0"));
    int end = Math.min(found.size(), start + PAGE);
    ObjectNode page = JSON.createObjectNode();
    ArrayNode array = page.putArray("branches");
    ObjectNode annotations = page.putObject("annotations");
    for (Entry entry : found.subList(Math.min(start, end), end)) {
      array.add(json(entry));
      annotations.set(entry.id, annotation(entry));
    }
    ObjectNode pagination = page.putObject("pagination");
    if (end > start) {
      pagination.put("next", Integer.toString(end));
    }
    return ok(200, page);
  }

  private Response create(JsonNode body) {
    String name = body.at("/branch/name").asText();
    if (branches.values().stream().anyMatch(entry -> entry.name.equals(name))) {
      return error(409, "branch already exists");
    }
    Entry entry = new Entry("br-" + ++made, name, body.at("/branch/parent_id").asText());
    entry.annotation =
        body.path("annotation_value").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().asText()));
    entry.expiresAt = body.path("branch").path("expires_at").textValue();
    entry.compute = body.path("endpoints").isEmpty() ? null : "ep-" + made;
    branches.put(entry.id, entry);
    return ok(201, work(entry, "create_branch").set("branch", json(entry)));
  }

  private Response delete(String id) {
    @Nullable Entry entry = branches.get(id);
    if (entry == null) {
      return Response.empty(204);
    }
    if (isBusy(entry)) {
      return error(423, "locked");
    }
    entry.going = true;
    return ok(200, work(entry, "delete_timeline").set("branch", json(entry)));
  }

  private Response branch(Entry entry) {
    ObjectNode body = JSON.createObjectNode();
    body.set("branch", json(entry));
    return ok(200, body);
  }

  private Response expire(Entry entry, JsonNode body) {
    entry.expiresAt = body.at("/branch/expires_at").asText();
    return ok(200, work(entry, "apply_config").set("branch", json(entry)));
  }

  private Response computes(Entry entry) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode array = body.putArray("endpoints");
    if (entry.compute != null) {
      array.add(
          JSON.createObjectNode()
              .put("id", entry.compute)
              .put("branch_id", entry.id)
              .put("host", host(entry))
              .put("type", "read_write")
              .put("current_state", isBusy(entry) ? "init" : "idle"));
    }
    return ok(200, body);
  }

  private Response createCompute(Entry entry) {
    if (isBusy(entry)) {
      return error(423, "locked");
    }
    if (entry.compute != null) {
      return error(409, "read-write endpoint already exists");
    }
    entry.compute = "ep-" + ++made;
    return ok(201, work(entry, "start_compute"));
  }

  private Response operation(String id) {
    @Nullable Instant end = operations.get(id);
    if (end == null) {
      return error(404, "no operation");
    }
    ObjectNode body = JSON.createObjectNode();
    body.putObject("operation")
        .put("id", id)
        .put("action", "create_branch")
        .put("status", clock.instant().isBefore(end) ? "running" : "finished");
    return ok(200, body);
  }

  private Response uri(Entry entry, Map<String, String> query) {
    if (!"codex".equals(query.get("database_name"))) {
      return error(404, "database not found");
    }
    String host =
        "true".equals(query.get("pooled"))
            ? host(entry).replaceFirst("\\.", "-pooler.")
            : host(entry);
    return ok(
        200,
        JSON.createObjectNode()
            .put(
                "uri",
                "postgresql://codex_owner:npg_p%40ss"
                    + entry.id
                    + "@"
                    + host
                    + "/codex?sslmode=require"));
  }

  private ObjectNode work(Entry entry, String action) {
    entry.busyUntil = clock.instant().plus(WORK);
    String id = new UUID(0, ++made).toString();
    operations.put(id, entry.busyUntil);
    ObjectNode body = JSON.createObjectNode();
    body.putArray("operations")
        .add(JSON.createObjectNode().put("id", id).put("action", action).put("status", "running"));
    return body;
  }

  private ObjectNode json(Entry entry) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("id", entry.id)
            .put("name", entry.name)
            .put("current_state", isBusy(entry) && !entry.going ? "init" : "ready")
            .put("default", entry.parent == null)
            .put("protected", entry.isProtected);
    if (entry.parent != null) {
      json.put("parent_id", entry.parent);
    }
    if (entry.expiresAt != null) {
      json.put("expires_at", entry.expiresAt);
    }
    return json;
  }

  private static ObjectNode annotation(Entry entry) {
    ObjectNode json = JSON.createObjectNode();
    json.putObject("object").put("type", "console/branch").put("id", entry.id);
    json.set("value", JSON.valueToTree(entry.annotation));
    return json;
  }

  private static String host(Entry entry) {
    return entry.compute + ".eu-central-1.aws.neon.test";
  }

  private Response withBranch(@Nullable String id, Function<Entry, Response> handler) {
    @Nullable Entry entry = branches.get(id);
    return entry == null ? error(404, "branch not found") : handler.apply(entry);
  }

  private static Map<String, String> query(Request request) {
    @Nullable String raw = request.uri().getRawQuery();
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  private static JsonNode body(Request request) {
    try {
      return request.method() == Method.GET
          ? JSON.createObjectNode()
          : JSON.readTree(request.content().bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Response ok(int status, JsonNode body) {
    return Response.json(status, body.toString());
  }

  private static Response error(int status, String message) {
    return ok(status, JSON.createObjectNode().put("code", "").put("message", message));
  }
}
