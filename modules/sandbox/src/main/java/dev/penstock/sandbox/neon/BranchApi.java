package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.neon.Operations.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Branches: create, get, change, delete. {@link BranchListApi} lists them. */
final class BranchApi {

  private static final String ALL = "/projects/{project_id}/branches";
  private static final String ONE = ALL + "/{branch_id}";

  private final Routes routes;
  private final Branching branching;
  private final Computes computes;

  private BranchApi(Routes routes, Branching branching, Computes computes) {
    this.routes = routes;
    this.branching = branching;
    this.computes = computes;
  }

  static void add(Routes routes, Branching branching, Computes computes) {
    BranchApi api = new BranchApi(routes, branching, computes);
    routes.change("POST", ALL, api::create);
    routes.get(ONE, api::get);
    routes.change("PATCH", ONE, api::update);
    routes.change("DELETE", ONE, api::delete);
    routes.change("POST", ONE + "/restore", api::restore);
    routes.change("POST", ONE + "/set_as_default", api::setAsDefault);
  }

  private Reply create(Call call) {
    Project project = routes.project(call);
    Body wanted = Body.of(call, "branch");
    List<String> types = endpointTypes(call);
    Branch parent = parent(project, wanted);
    requireCreatable(project, wanted);
    Branch branch =
        branching.fork(
            project,
            parent,
            Moment.of(wanted, "parent_lsn", "parent_timestamp"),
            wanted.text("name").orElse(""),
            Body.annotation(call));
    Instant now = routes.now();
    branch.expire(wanted.instant("expires_at"), now);
    branch.guard(wanted.flag("protected").orElse(false), now);
    types.forEach(type -> computes.start(project, branch, type));
    List<Operation> operations = routes.world().schedule(project, branch, creation(branch));
    ObjectNode node = BranchView.whole(project, branch, routes.now());
    node.set("operations", routes.operations(project, operations));
    return Reply.json(201, node);
  }

  private static List<String> endpointTypes(Call call) {
    List<String> types = new ArrayList<>();
    for (JsonNode endpoint : Body.whole(call).path("endpoints")) {
      types.add(EndpointApi.type(new Body(endpoint)));
    }
    if (types.stream().filter("read_write"::equals).count() > 1) {
      throw NeonException.invalid("a branch has at most one read_write endpoint");
    }
    return types;
  }

  private static Branch parent(Project project, Body wanted) {
    return wanted
        .text("parent_id")
        .map(id -> project.find(id).orElseThrow(() -> NeonException.notFound("parent branch")))
        .orElse(project.standard());
  }

  private void requireCreatable(Project project, Body wanted) {
    if (wanted.text("init_source").filter(it -> !it.equals("parent-data")).isPresent()) {
      throw NeonException.notHere("makes branches with their parent's data only");
    }
    if (project.branches().size() >= routes.world().options().branchLimit()) {
      throw new NeonException(422, "BRANCHES_LIMIT_EXCEEDED", "branches limit exceeded");
    }
    requireFuture(wanted.instant("expires_at"));
  }

  private void requireFuture(Optional<Instant> expiresAt) {
    if (expiresAt.filter(at -> !at.isAfter(routes.now())).isPresent()) {
      throw NeonException.invalid("expires_at must be in the future");
    }
  }

  private static List<Step> creation(Branch branch) {
    List<Step> steps = new ArrayList<>(List.of(Step.of("create_branch")));
    branch.endpoints().forEach(endpoint -> steps.add(Step.of("start_compute", endpoint)));
    return steps;
  }

  private Reply get(Call call) {
    Branch branch = routes.branch(call);
    ObjectNode node = Json.object();
    node.set("branch", Render.branch(routes.project(call), branch, routes.now()));
    node.set("annotation", Render.annotation(branch));
    return Reply.json(200, node);
  }

  private Reply update(Call call) {
    Project project = routes.project(call);
    Branch branch = routes.branch(call);
    Body wanted = Body.of(call, "branch");
    Instant now = routes.now();
    requireFuture(wanted.instant("expires_at"));
    wanted
        .text("name")
        .filter(name -> !name.equals(branch.name()))
        .ifPresent(name -> rename(project, branch, name));
    wanted.flag("protected").ifPresent(value -> branch.guard(value, now));
    if (wanted.has("expires_at")) {
      branch.expire(wanted.instant("expires_at"), now);
    }
    return changed(project, branch, List.of());
  }

  private void rename(Project project, Branch branch, String name) {
    project.requireFree(name);
    branch.rename(name, routes.now());
  }

  private Reply delete(Call call) {
    Project project = routes.project(call);
    Optional<Branch> found = project.find(call.param("branch_id"));
    if (found.isEmpty()) {
      return Reply.empty(204);
    }
    Branch branch = found.get();
    Branching.keeps(project, branch)
        .ifPresent(
            why -> {
              throw NeonException.refused(why);
            });
    ObjectNode last = Render.branch(project, branch, routes.now());
    List<Operation> operations = routes.world().schedule(project, branch, deletion(branch));
    branching.delete(project, branch);
    return routes.changed(200, "branch", last, project, operations);
  }

  private static List<Step> deletion(Branch branch) {
    List<Step> steps = new ArrayList<>();
    branch.endpoints().forEach(endpoint -> steps.add(Step.of("suspend_compute", endpoint)));
    steps.add(Step.of("delete_timeline"));
    return steps;
  }

  private Reply restore(Call call) {
    Project project = routes.project(call);
    Branch branch = routes.branch(call);
    Body wanted = new Body(Body.whole(call));
    String sourceId = wanted.required("source_branch_id");
    Branch source =
        project.find(sourceId).orElseThrow(() -> NeonException.notFound("source branch"));
    Optional<String> preserve = wanted.text("preserve_under_name").filter(it -> !it.isEmpty());
    Optional<Moment> moment = Moment.of(wanted, "source_lsn", "source_timestamp");
    requireRestorable(project, branch, source, moment, preserve);
    branching.restore(project, branch, source, moment, preserve);
    List<Step> steps = new ArrayList<>(List.of(Step.of("create_timeline")));
    branch.endpoints().forEach(endpoint -> steps.add(Step.of("start_compute", endpoint)));
    return changed(project, branch, routes.world().schedule(project, branch, steps));
  }

  private static void requireRestorable(
      Project project,
      Branch branch,
      Branch source,
      Optional<Moment> moment,
      Optional<String> preserve) {
    if (branch.guarded() && moment.isEmpty()) {
      throw NeonException.refused("cannot reset protected branch");
    }
    if (source.equals(branch) && moment.isEmpty()) {
      throw NeonException.invalid("source_timestamp or source_lsn is required to restore to self");
    }
    if (preserve.isEmpty() && (source.equals(branch) || !project.children(branch).isEmpty())) {
      throw NeonException.invalid(
          "preserve_under_name is required: the branch has children or is restored to self");
    }
  }

  private Reply setAsDefault(Call call) {
    Project project = routes.project(call);
    Branch branch = routes.branch(call);
    project.makeStandard(branch);
    return changed(project, branch, List.of());
  }

  private Reply changed(Project project, Branch branch, List<Operation> operations) {
    ObjectNode node = Render.branch(project, branch, routes.now());
    return routes.changed(200, "branch", node, project, operations);
  }
}
