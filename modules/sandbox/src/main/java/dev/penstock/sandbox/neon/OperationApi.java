package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;

/** What a project is busy with. */
final class OperationApi {

  private static final int STANDARD = 100;
  private static final int GREATEST = 1_000;

  private final Routes routes;

  private OperationApi(Routes routes) {
    this.routes = routes;
  }

  static void add(Routes routes) {
    OperationApi api = new OperationApi(routes);
    routes.get("/projects/{project_id}/operations", api::list);
    routes.get("/projects/{project_id}/operations/{operation_id}", api::get);
  }

  private Reply list(Call call) {
    Project project = routes.project(call);
    List<Operation> oldestFirst = new ArrayList<>(project.operations().newestFirst().reversed());
    Page<Operation> page =
        Page.of(
            oldestFirst,
            operation -> "%08d".formatted(oldestFirst.indexOf(operation)),
            false,
            call,
            STANDARD,
            GREATEST);
    ObjectNode node = Json.object();
    node.set("operations", routes.operations(project, page.items()));
    page.last().ifPresent(last -> node.putObject("pagination").put("cursor", last));
    return Reply.json(200, node);
  }

  private Reply get(Call call) {
    Project project = routes.project(call);
    Operation operation =
        project
            .operations()
            .find(call.param("operation_id"))
            .orElseThrow(() -> NeonException.notFound("operation"));
    ObjectNode node = Json.object();
    node.set("operation", Render.operation(project, operation, routes.now()));
    return Reply.json(200, node);
  }
}
