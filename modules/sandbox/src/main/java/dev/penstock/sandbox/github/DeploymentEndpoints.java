package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.ReplyException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Deployments (docs.github.com/rest/deployments/deployments). */
final class DeploymentEndpoints {
  private static final String DOCS = "deployments/deployments#";
  private static final Need READ = Need.read(Scope.DEPLOYMENTS);
  private static final Need WRITE = Need.write(Scope.DEPLOYMENTS);

  private DeploymentEndpoints() {}

  static void addTo(Routes routes) {
    String one = "/deployments/{id}";
    routes
        .get("/deployments", DOCS + "list-deployments", READ, DeploymentEndpoints::list)
        .post("/deployments", DOCS + "create-a-deployment", WRITE, DeploymentEndpoints::create)
        .get(one, DOCS + "get-a-deployment", READ, DeploymentEndpoints::get)
        .delete(one, DOCS + "delete-a-deployment", WRITE, DeploymentEndpoints::delete);
  }

  private static Reply list(Visit visit) {
    List<Deployment> wanted =
        visit.repository().deployments().reversed().stream()
            .filter(deployment -> matches(visit, "environment", deployment.environment()))
            .filter(deployment -> matches(visit, "sha", deployment.commit()))
            .filter(deployment -> matches(visit, "ref", deployment.request().ref()))
            .filter(deployment -> matches(visit, "task", deployment.request().task()))
            .toList();
    return visit.page(wanted, deployment -> DeploymentShape.of(deployment, visit.urls()));
  }

  /** The word "none" is the documented default of these filters. */
  private static boolean matches(Visit visit, String filter, String value) {
    return visit.query(filter).filter(text -> !text.equals("none")).map(value::equals).orElse(true);
  }

  private static Reply get(Visit visit) {
    return Reply.json(200, DeploymentShape.of(find(visit), visit.urls()));
  }

  static Deployment find(Visit visit) {
    return visit.found(visit.repository().ledger().find(visit.number("id")));
  }

  private static Reply create(Visit visit) {
    Fields fields = visit.fields();
    String ref = fields.required("Deployment", "ref");
    String commit =
        visit
            .repository()
            .refs()
            .resolve(ref)
            .orElseThrow(() -> Problem.of(422, "No ref found for: " + ref, visit.docs()));
    checkContexts(visit, fields, ref, commit);
    Deployment made = visit.repository().ledger().add(request(fields, ref), commit, visit.actor());
    return Reply.json(201, DeploymentShape.of(made, visit.urls()));
  }

  private static Deployment.Request request(Fields fields, String ref) {
    String environment = fields.text("environment").orElse("production");
    JsonNode payload = fields.node("payload").orElseGet(Json::object);
    return new Deployment.Request(
        ref,
        fields.text("task").orElse("deploy"),
        environment,
        fields.text("Deployment", "description", 140),
        payload,
        fields.flag("transient_environment").orElse(false),
        fields.flag("production_environment").orElse(environment.equals("production")));
  }

  /** All contexts of the commit must have succeeded, or the given ones, or with [] none at all. */
  private static void checkContexts(Visit visit, Fields fields, String ref, String commit) {
    Optional<List<String>> required = fields.texts("required_contexts");
    Set<CommitStatus> failed =
        CommitStatusEndpoints.latest(visit.repository(), commit).stream()
            .filter(status -> required.map(all -> all.contains(status.context())).orElse(true))
            .filter(status -> !status.state().equals("success"))
            .collect(Collectors.toSet());
    if (!failed.isEmpty()) {
      throw conflict(visit, ref, failed);
    }
  }

  private static ReplyException conflict(Visit visit, String ref, Set<CommitStatus> failed) {
    String message = "Conflict: Commit status checks failed for " + ref + ".";
    ObjectNode body = Problem.body(409, message, visit.docs());
    ObjectNode error = body.putArray("errors").addObject();
    error.put("resource", "Deployment").put("field", "required_contexts").put("code", "invalid");
    failed.forEach(
        status ->
            error
                .withArray("contexts")
                .addObject()
                .put("context", status.context())
                .put("state", status.state()));
    return new ReplyException(Reply.json(409, body));
  }

  private static Reply delete(Visit visit) {
    Deployment deployment = find(visit);
    if (!visit.repository().ledger().mayDelete(deployment)) {
      String message =
          "We cannot delete an active deployment unless it is the only deployment in a given"
              + " environment.";
      throw Problem.of(422, message, visit.docs());
    }
    visit.repository().ledger().delete(deployment.id());
    return Routes.gone();
  }
}
