package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.neon.Operations.Step;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compute endpoints. */
final class EndpointApi {

  private static final String ALL = "/projects/{project_id}/endpoints";
  private static final String ONE = ALL + "/{endpoint_id}";

  private final Routes routes;
  private final Computes computes;

  private EndpointApi(Routes routes, Computes computes) {
    this.routes = routes;
    this.computes = computes;
  }

  static void add(Routes routes, Computes computes) {
    EndpointApi api = new EndpointApi(routes, computes);
    routes.get("/projects/{project_id}/branches/{branch_id}/endpoints", api::listOfBranch);
    routes.get(ALL, api::list);
    routes.change("POST", ALL, api::create);
    routes.get(ONE, api::get);
    routes.change("PATCH", ONE, api::update);
    routes.change("DELETE", ONE, api::delete);
    routes.change("POST", ONE + "/start", api::start);
    routes.change("POST", ONE + "/suspend", api::suspend);
    routes.change("POST", ONE + "/restart", api::restart);
  }

  /** The type of a new endpoint. */
  static String type(Body endpoint) {
    String type = endpoint.required("type");
    if (!Set.of("read_write", "read_only").contains(type)) {
      throw NeonException.invalid("type must be read_write or read_only");
    }
    return type;
  }

  private Reply listOfBranch(Call call) {
    return list(routes.project(call), routes.branch(call).endpoints());
  }

  private Reply list(Call call) {
    Project project = routes.project(call);
    return list(project, project.endpoints());
  }

  private Reply list(Project project, Collection<Endpoint> endpoints) {
    ObjectNode node = Json.object();
    node.set("endpoints", Render.list(endpoints, it -> render(project, it)));
    return Reply.json(200, node);
  }

  private ObjectNode render(Project project, Endpoint endpoint) {
    return Render.endpoint(project, endpoint, routes.now());
  }

  private Reply get(Call call) {
    ObjectNode node = Json.object();
    node.set("endpoint", render(routes.project(call), endpoint(call)));
    return Reply.json(200, node);
  }

  private Endpoint endpoint(Call call) {
    return routes.project(call).endpoint(call.param("endpoint_id"));
  }

  private Reply create(Call call) {
    Project project = routes.project(call);
    Body wanted = Body.of(call, "endpoint");
    Branch branch = project.branch(wanted.required("branch_id"));
    Endpoint endpoint = computes.start(project, branch, type(wanted));
    return changed(201, project, endpoint, "start_compute");
  }

  private Reply update(Call call) {
    Endpoint endpoint = endpoint(call);
    Optional<Boolean> disabled = Body.of(call, "endpoint").flag("disabled");
    disabled.ifPresent(value -> endpoint.disable(value, routes.now()));
    return changed(200, routes.project(call), endpoint, "apply_config");
  }

  private Reply delete(Call call) {
    Project project = routes.project(call);
    Optional<Endpoint> found = project.findEndpoint(call.param("endpoint_id"));
    if (found.isEmpty()) {
      return Reply.empty(204);
    }
    Endpoint endpoint = found.get();
    Reply reply = changed(200, project, endpoint, "suspend_compute");
    endpoint.close();
    project.branch(endpoint.branchId()).endpoints().remove(endpoint);
    return reply;
  }

  private Reply start(Call call) {
    Endpoint endpoint = endpoint(call);
    endpoint.start(routes.now());
    return changed(200, routes.project(call), endpoint, "start_compute");
  }

  private Reply suspend(Call call) {
    Endpoint endpoint = endpoint(call);
    endpoint.suspend(routes.now());
    return changed(200, routes.project(call), endpoint, "suspend_compute");
  }

  private Reply restart(Call call) {
    Endpoint endpoint = endpoint(call);
    endpoint.disconnect();
    return changed(200, routes.project(call), endpoint, "suspend_compute", "start_compute");
  }

  private Reply changed(int status, Project project, Endpoint endpoint, String... actions) {
    Branch branch = project.branch(endpoint.branchId());
    List<Step> steps = List.of(actions).stream().map(it -> Step.of(it, endpoint)).toList();
    List<Operation> operations = routes.world().schedule(project, branch, steps);
    return routes.changed(status, "endpoint", render(project, endpoint), project, operations);
  }
}
