package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Handler;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.Router;
import java.time.Instant;
import java.util.List;

/** Adds the routes of the API, and finds what their paths name. */
final class Routes {

  static final String PREFIX = "/api/v2";

  private final Router router;
  private final World world;

  Routes(Router router, World world) {
    this.router = router;
    this.world = world;
  }

  World world() {
    return world;
  }

  Instant now() {
    return world.now();
  }

  void get(String template, Handler handler) {
    router.route("GET", PREFIX + template, handler);
  }

  /** Adds a route that changes something outside of any project. */
  void post(String template, Handler handler) {
    router.route("POST", PREFIX + template, handler);
  }

  /** Adds a route that changes a project: locked while its operations run. */
  void change(String method, String template, Handler handler) {
    router.route(
        method,
        PREFIX + template,
        call -> {
          project(call).requireUnlocked(now());
          return handler.handle(call);
        });
  }

  Project project(Call call) {
    return world.project(call.param("project_id"));
  }

  Branch branch(Call call) {
    return project(call).branch(call.param("branch_id"));
  }

  ArrayNode operations(Project project, List<Operation> operations) {
    return Render.list(operations, operation -> Render.operation(project, operation, now()));
  }

  /** An answer with one thing and the operations that its change takes. */
  Reply changed(
      int status, String name, ObjectNode thing, Project project, List<Operation> operations) {
    ObjectNode node = Json.object();
    node.set(name, thing);
    node.set("operations", operations(project, operations));
    return Reply.json(status, node);
  }
}
