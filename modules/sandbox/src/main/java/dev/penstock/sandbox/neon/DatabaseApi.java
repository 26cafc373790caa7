package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.neon.Operations.Step;
import java.util.List;

/** The databases of a branch. */
final class DatabaseApi {

  private static final String ALL = "/projects/{project_id}/branches/{branch_id}/databases";
  private static final String ONE = ALL + "/{database_name}";

  private final Routes routes;
  private final Branching branching;

  private DatabaseApi(Routes routes, Branching branching) {
    this.routes = routes;
    this.branching = branching;
  }

  static void add(Routes routes, Branching branching) {
    DatabaseApi api = new DatabaseApi(routes, branching);
    routes.get(ALL, api::list);
    routes.change("POST", ALL, api::create);
    routes.get(ONE, api::get);
    routes.change("PATCH", ONE, api::update);
    routes.change("DELETE", ONE, api::delete);
  }

  private Reply list(Call call) {
    Branch branch = routes.branch(call);
    ObjectNode node = Json.object();
    node.set(
        "databases", Render.list(branch.databases().values(), it -> Render.database(branch, it)));
    return Reply.json(200, node);
  }

  private Database database(Call call) {
    Database database = routes.branch(call).databases().get(call.param("database_name"));
    if (database == null) {
      throw NeonException.notFound("database");
    }
    return database;
  }

  private Reply get(Call call) {
    ObjectNode node = Json.object();
    node.set("database", Render.database(routes.branch(call), database(call)));
    return Reply.json(200, node);
  }

  private Reply create(Call call) {
    Branch branch = routes.branch(call);
    Body wanted = Body.of(call, "database");
    String name = wanted.required("name");
    String owner = wanted.required("owner_name");
    requireFree(branch, name);
    requireRole(branch, owner);
    return changed(201, call, branching.createDatabase(branch, name, owner));
  }

  private static void requireFree(Branch branch, String name) {
    if (branch.databases().containsKey(name)) {
      throw NeonException.conflict("DATABASE_ALREADY_EXISTS", "database already exists");
    }
  }

  private static void requireRole(Branch branch, String name) {
    if (!branch.roles().containsKey(name)) {
      throw NeonException.notFound("role");
    }
  }

  private Reply update(Call call) {
    Branch branch = routes.branch(call);
    Database before = database(call);
    Body wanted = Body.of(call, "database");
    String name = wanted.text("name").orElse(before.name());
    String owner = wanted.text("owner_name").orElse(before.owner());
    if (!name.equals(before.name())) {
      requireFree(branch, name);
    }
    requireRole(branch, owner);
    branch.cluster().changeOwner(before.stored(), owner);
    Database after = before.renamed(name, owner, routes.now());
    branch.databases().remove(before.name());
    branch.databases().put(name, after);
    return changed(200, call, after);
  }

  private Reply delete(Call call) {
    Branch branch = routes.branch(call);
    Database database = branch.databases().get(call.param("database_name"));
    if (database == null) {
      return Reply.empty(204);
    }
    branch.cluster().dropDatabase(database.stored());
    branch.databases().remove(database.name());
    return changed(200, call, database);
  }

  private Reply changed(int status, Call call, Database database) {
    Project project = routes.project(call);
    Branch branch = routes.branch(call);
    List<Operation> operations =
        routes.world().schedule(project, branch, List.of(Step.of("apply_config")));
    ObjectNode node = Render.database(branch, database);
    return routes.changed(status, "database", node, project, operations);
  }
}
