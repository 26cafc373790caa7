package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repository itself, its people and its environments. */
final class RepositoryEndpoints {
  private static final Need METADATA = Need.read(Scope.METADATA);
  private static final Need ADMINISTER = Need.write(Scope.ADMINISTRATION);
  private static final String ENVIRONMENTS = "deployments/environments#";

  private final World world;

  private RepositoryEndpoints(World world) {
    this.world = world;
  }

  static void addTo(Routes routes, World world) {
    RepositoryEndpoints endpoints = new RepositoryEndpoints(world);
    String environment = "/environments/{name}";
    routes
        .get("", "repos/repos#get-a-repository", METADATA, RepositoryEndpoints::get)
        .get(
            "/collaborators/{login}/permission",
            "collaborators/collaborators#get-repository-permissions-for-a-user",
            METADATA,
            endpoints::permission)
        .get(
            "/environments",
            ENVIRONMENTS + "list-environments",
            Need.read(Scope.DEPLOYMENTS),
            RepositoryEndpoints::environments)
        .get(
            environment,
            ENVIRONMENTS + "get-an-environment",
            Need.read(Scope.DEPLOYMENTS),
            RepositoryEndpoints::environment)
        .add(
            "PUT",
            environment,
            ENVIRONMENTS + "create-or-update-an-environment",
            ADMINISTER,
            RepositoryEndpoints::ensureEnvironment)
        .delete(
            environment,
            ENVIRONMENTS + "delete-an-environment",
            ADMINISTER,
            RepositoryEndpoints::deleteEnvironment);
  }

  private static Reply get(Visit visit) {
    return Reply.json(200, RepositoryShape.full(visit.repository(), visit.urls()));
  }

  private Reply permission(Visit visit) {
    String login = visit.call().param("login");
    Account person =
        world
            .account(login)
            .orElseThrow(() -> Problem.of(404, login + " is not a user", visit.docs()));
    Role role = visit.repository().role(person);
    ObjectNode shape = Json.object().put("permission", role.permission());
    ObjectNode user = AccountShape.of(person, visit.urls().base());
    shape.set("user", user.put("role_name", role.text()));
    return Reply.json(200, shape.put("role_name", role.text()));
  }

  private static Reply environments(Visit visit) {
    List<Map.Entry<String, Instant>> all =
        List.copyOf(visit.repository().ledger().environments().entrySet());
    return Page.of(visit.call())
        .reply("environments", all, one -> shape(visit, one.getKey(), one.getValue()));
  }

  private static Reply environment(Visit visit) {
    String name = visit.call().param("name");
    Instant since =
        visit.found(Optional.ofNullable(visit.repository().ledger().environments().get(name)));
    return Reply.json(200, shape(visit, name, since));
  }

  private static Reply ensureEnvironment(Visit visit) {
    visit.repository().ledger().openEnvironment(visit.call().param("name"));
    return environment(visit);
  }

  private static Reply deleteEnvironment(Visit visit) {
    if (!visit.repository().ledger().closeEnvironment(visit.call().param("name"))) {
      throw visit.notFound();
    }
    return Routes.gone();
  }

  private static ObjectNode shape(Visit visit, String name, Instant since) {
    String path = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    ObjectNode shape = Json.object().put("id", Math.abs((long) name.hashCode()));
    shape.put("node_id", Ids.node("EN", name.hashCode())).put("name", name);
    shape.put("url", visit.urls().repo("/environments/" + path));
    shape.put(
        "html_url", visit.urls().web("/deployments/activity_log?environments_filter=" + path));
    shape.put("created_at", since.toString()).put("updated_at", since.toString());
    shape.put("can_admins_bypass", true).putArray("protection_rules");
    shape.putNull("deployment_branch_policy");
    return shape;
  }
}
