package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.neon.Operations.Step;
import java.util.List;

/** The roles of a branch, and their passwords. */
final class RoleApi {

  private static final String ALL = "/projects/{project_id}/branches/{branch_id}/roles";
  private static final String ONE = ALL + "/{role_name}";

  private final Routes routes;
  private final Branching branching;

  private RoleApi(Routes routes, Branching branching) {
    this.routes = routes;
    this.branching = branching;
  }

  static void add(Routes routes, Branching branching) {
    RoleApi api = new RoleApi(routes, branching);
    routes.get(ALL, api::list);
    routes.change("POST", ALL, api::create);
    routes.get(ONE, api::get);
    routes.change("DELETE", ONE, api::delete);
    routes.get(ONE + "/reveal_password", api::reveal);
    routes.change("POST", ONE + "/reset_password", api::reset);
  }

  private Reply list(Call call) {
    Branch branch = routes.branch(call);
    ObjectNode node = Json.object();
    node.set("roles", Render.list(branch.roles().values(), it -> Render.role(branch, it)));
    return Reply.json(200, node);
  }

  private Role role(Call call) {
    Role role = routes.branch(call).roles().get(call.param("role_name"));
    if (role == null) {
      throw NeonException.notFound("role");
    }
    return role;
  }

  private Reply get(Call call) {
    ObjectNode node = Json.object();
    node.set("role", Render.role(routes.branch(call), role(call)));
    return Reply.json(200, node);
  }

  private Reply reveal(Call call) {
    return Reply.json(200, Json.object().put("password", role(call).password()));
  }

  private Reply create(Call call) {
    Branch branch = routes.branch(call);
    String name = Body.of(call, "role").required("name");
    if (branch.roles().containsKey(name)) {
      throw NeonException.conflict("ROLE_ALREADY_EXISTS", "role already exists");
    }
    Role role = branching.createRole(branch, name, routes.world().ids().password());
    return changed(201, call, Render.roleWithPassword(branch, role));
  }

  private Reply reset(Call call) {
    Branch branch = routes.branch(call);
    Role role = role(call).withPassword(routes.world().ids().password(), routes.now());
    branch.cluster().changePassword(role.login(), role.password());
    branch.roles().put(role.name(), role);
    return changed(200, call, Render.roleWithPassword(branch, role));
  }

  private Reply delete(Call call) {
    Branch branch = routes.branch(call);
    Role role = branch.roles().get(call.param("role_name"));
    if (role == null) {
      return Reply.empty(204);
    }
    if (branch.databases().values().stream().anyMatch(it -> it.owner().equals(role.name()))) {
      throw NeonException.refused("role owns databases");
    }
    branch.endpoints().forEach(Endpoint::disconnect);
    branch.cluster().dropLogin(role.login());
    branch.roles().remove(role.name());
    return changed(200, call, Render.role(branch, role));
  }

  private Reply changed(int status, Call call, ObjectNode role) {
    Project project = routes.project(call);
    List<Operation> operations =
        routes.world().schedule(project, routes.branch(call), List.of(Step.of("apply_config")));
    return routes.changed(status, "role", role, project, operations);
  }
}
