package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.cloudflare.Databases.Database;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.workers.SqlFailedException;
import dev.penstock.sandbox.workers.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** D1: databases, and queries as {@code wrangler d1 … --remote} sends them. */
final class DatabasesApi {

  private static final String DATABASES = "/d1/database";
  private static final String DATABASE = DATABASES + "/{database_id}";

  private final World world;
  private final Databases databases;

  DatabasesApi(World world) {
    this.world = world;
    this.databases = world.databases();
  }

  void addTo(Routes routes) {
    routes.account("GET", DATABASES, Right.D1_EDIT, this::list);
    routes.account("POST", DATABASES, Right.D1_EDIT, this::create);
    routes.account("GET", DATABASE, Right.D1_EDIT, call -> Envelope.success(find(call).json()));
    routes.account("DELETE", DATABASE, Right.D1_EDIT, this::delete);
    routes.account(
        "POST", DATABASE + "/query", Right.D1_EDIT, call -> run(call, DatabasesApi::objects));
    routes.account("POST", DATABASE + "/raw", Right.D1_EDIT, call -> run(call, DatabasesApi::raw));
  }

  private Reply list(Call call) {
    String name = call.query("name").orElse("");
    List<ObjectNode> found =
        databases.all().stream()
            .filter(database -> name.isEmpty() || database.name().equals(name))
            .map(Database::json)
            .toList();
    return Envelope.page(found, Paging.of(call, 1_000, 10_000));
  }

  private Reply create(Call call) {
    String name = call.json().path("name").asText();
    return Envelope.success(databases.add(Ids.uuid(), name, world.clock().instant()).json());
  }

  private Reply delete(Call call) {
    databases.remove(find(call));
    return Envelope.nothing();
  }

  private Database find(Call call) {
    String id = call.param("database_id");
    return databases
        .find(id)
        .orElseThrow(() -> Envelope.error(404, 7404, "The database " + id + " could not be found"));
  }

  private Reply run(Call call, Function<JsonNode, JsonNode> shape) {
    Database database = find(call);
    List<Statement> statements = statements(call.json());
    if (statements.isEmpty()) {
      throw Envelope.error(400, 7500, "No SQL statements detected.");
    }
    try {
      ArrayNode results = Json.object().putArray("results");
      for (JsonNode outcome : world.options().workers().query(database.id(), statements)) {
        ObjectNode result = results.addObject().put("success", true);
        result.set("results", shape.apply(outcome));
        result.set("meta", outcome.path("meta"));
      }
      return Envelope.success(results);
    } catch (SqlFailedException e) {
      throw Envelope.error(400, 7500, String.valueOf(e.getMessage()));
    }
  }

  private static List<Statement> statements(JsonNode body) {
    List<Statement> statements = new ArrayList<>();
    JsonNode batch = body.path("batch");
    for (JsonNode query : batch.isArray() ? batch : Json.tree(List.of(body))) {
      List<JsonNode> params =
          StreamSupport.stream(query.path("params").spliterator(), false).toList();
      for (String sql : SqlScript.statements(query.path("sql").asText())) {
        statements.add(new Statement(sql, params));
      }
    }
    return statements;
  }

  private static JsonNode objects(JsonNode outcome) {
    ArrayNode objects = Json.object().putArray("rows");
    for (JsonNode row : outcome.path("rows")) {
      ObjectNode object = objects.addObject();
      for (int at = 0; at < row.size(); at++) {
        object.set(outcome.path("columns").path(at).asText(), row.get(at));
      }
    }
    return objects;
  }

  private static JsonNode raw(JsonNode outcome) {
    ObjectNode raw = Json.object();
    raw.set("columns", outcome.path("columns"));
    return raw.set("rows", outcome.path("rows"));
  }
}
