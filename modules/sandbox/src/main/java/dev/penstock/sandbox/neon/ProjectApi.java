package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.List;
import java.util.Optional;

/** Projects, and how to connect to one. */
final class ProjectApi {

  private static final int STANDARD = 10;
  private static final int GREATEST = 400;

  private final Routes routes;
  private final Branching branching;

  private ProjectApi(Routes routes, Branching branching) {
    this.routes = routes;
    this.branching = branching;
  }

  static void add(Routes routes, Branching branching) {
    ProjectApi api = new ProjectApi(routes, branching);
    routes.get("/projects", api::list);
    routes.get("/projects/shared", api::shared);
    routes.post("/projects", api::create);
    routes.get("/projects/{project_id}", api::get);
    routes.change("PATCH", "/projects/{project_id}", api::update);
    routes.change("DELETE", "/projects/{project_id}", api::delete);
    routes.get("/projects/{project_id}/connection_uri", api::connectionUri);
  }

  private Reply list(Call call) {
    String search = call.query("search").orElse("");
    List<Project> found =
        routes.world().projects().stream()
            .filter(it -> it.id().contains(search) || it.name().contains(search))
            .toList();
    Page<Project> page = Page.of(found, Project::id, true, call, STANDARD, GREATEST);
    ObjectNode node = Json.object();
    node.set("projects", Render.list(page.items(), Render::listedProject));
    page.last().ifPresent(last -> node.putObject("pagination").put("cursor", last));
    node.putObject("applications");
    node.putObject("integrations");
    return Reply.json(200, node);
  }

  private Reply shared(Call call) {
    ObjectNode node = Json.object();
    node.putArray("projects");
    return Reply.json(200, node);
  }

  private Reply get(Call call) {
    return Reply.json(200, rendered(routes.project(call)));
  }

  private static ObjectNode rendered(Project project) {
    ObjectNode node = Json.object();
    node.set("project", Render.project(project));
    return node;
  }

  private Reply create(Call call) {
    Body wanted = Body.of(call, "project");
    Body branch = new Body(wanted.node().path("branch"));
    String id = routes.world().ids().project();
    ProjectSeed seed =
        new ProjectSeed(
            id,
            wanted.text("name").orElse(id),
            branch.text("name").orElse("main"),
            false,
            branch.text("database_name").orElse("neondb"),
            branch.text("role_name").orElse("neondb_owner"),
            routes.world().ids().password());
    return Reply.json(201, created(branching.createProject(seed)));
  }

  private ObjectNode created(Project project) {
    Branch branch = project.standard();
    List<Operation> operations =
        routes
            .world()
            .schedule(
                project,
                branch,
                List.of(
                    Operations.Step.of("create_timeline"),
                    Operations.Step.of("start_compute", branch.endpoints().getFirst())));
    ObjectNode node = rendered(project);
    node.setAll(BranchView.whole(project, branch, routes.now()));
    node.set("operations", routes.operations(project, operations));
    node.set(
        "roles", Render.list(branch.roles().values(), it -> Render.roleWithPassword(branch, it)));
    return node;
  }

  private Reply update(Call call) {
    Project project = routes.project(call);
    Body.of(call, "project").text("name").ifPresent(it -> project.rename(it, routes.now()));
    ObjectNode node = rendered(project);
    node.putArray("operations");
    return Reply.json(200, node);
  }

  private Reply delete(Call call) {
    Project project = routes.project(call);
    branching.deleteProject(project);
    return Reply.json(200, rendered(project));
  }

  private Reply connectionUri(Call call) {
    Project project = routes.project(call);
    Branch branch = call.query("branch_id").map(project::branch).orElse(project.standard());
    Endpoint endpoint = endpoint(project, branch, call.query("endpoint_id"));
    String database = required(call, "database_name");
    Role role = branch.roles().get(required(call, "role_name"));
    if (role == null) {
      throw NeonException.notFound("role");
    }
    if (!branch.databases().containsKey(database)) {
      throw NeonException.notFound("database");
    }
    boolean pooled = call.query("pooled").map(Boolean::parseBoolean).orElse(false);
    return Reply.json(
        200, Json.object().put("uri", ConnectionUri.of(endpoint, role, database, pooled)));
  }

  private static Endpoint endpoint(Project project, Branch branch, Optional<String> id) {
    Optional<Endpoint> endpoint = id.map(project::endpoint).or(branch::writer);
    return endpoint
        .filter(it -> it.branchId().equals(branch.id()))
        .orElseThrow(() -> NeonException.notFound("endpoint"));
  }

  private static String required(Call call, String name) {
    return call.query(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> NeonException.invalid("query parameter " + name + " is required"));
  }
}
