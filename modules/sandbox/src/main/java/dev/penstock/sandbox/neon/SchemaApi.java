package dev.penstock.sandbox.neon;

import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.List;

/** The schema of a branch's database, and how two differ. */
final class SchemaApi {

  private static final String ONE = "/projects/{project_id}/branches/{branch_id}";

  private final Routes routes;

  private SchemaApi(Routes routes) {
    this.routes = routes;
  }

  static void add(Routes routes) {
    SchemaApi api = new SchemaApi(routes);
    routes.get(ONE + "/schema", api::schema);
    routes.get(ONE + "/compare_schema", api::compare);
  }

  private Reply schema(Call call) {
    requireHead(call);
    if (call.query("format").filter(it -> !it.equals("sql")).isPresent()) {
      throw NeonException.notHere("writes schemas as sql only");
    }
    return Reply.json(200, Json.object().put("sql", dump(routes.branch(call), call)));
  }

  private Reply compare(Call call) {
    requireHead(call);
    Project project = routes.project(call);
    Branch branch = routes.branch(call);
    String baseId =
        call.query("base_branch_id")
            .or(() -> branch.parent().map(Branch.Parent::id))
            .orElseThrow(() -> NeonException.invalid("base_branch_id is required"));
    String diff = LineDiff.of(name(call), dump(project.branch(baseId), call), dump(branch, call));
    return Reply.json(200, Json.object().put("diff", diff));
  }

  private static void requireHead(Call call) {
    for (String point : List.of("lsn", "timestamp", "base_lsn", "base_timestamp")) {
      if (call.query(point).isPresent()) {
        throw NeonException.notHere("shows the schemas of heads only");
      }
    }
  }

  private static String name(Call call) {
    return call.query("db_name")
        .orElseThrow(() -> NeonException.invalid("query parameter db_name is required"));
  }

  private String dump(Branch branch, Call call) {
    Database database = branch.databases().get(name(call));
    if (database == null) {
      throw NeonException.notFound("database");
    }
    return branch.cluster().read(database.stored(), SchemaDump::of);
  }
}
