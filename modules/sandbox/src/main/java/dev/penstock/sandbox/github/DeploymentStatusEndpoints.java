package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Reply;

/** What became of deployments (docs.github.com/rest/deployments/statuses). */
final class DeploymentStatusEndpoints {
  private static final String DOCS = "deployments/statuses#";
  private static final Need READ = Need.read(Scope.DEPLOYMENTS);
  private static final String RESOURCE = "DeploymentStatus";

  private DeploymentStatusEndpoints() {}

  static void addTo(Routes routes) {
    String path = "/deployments/{id}/statuses";
    routes
        .get(path, DOCS + "list-deployment-statuses", READ, DeploymentStatusEndpoints::list)
        .post(
            path,
            DOCS + "create-a-deployment-status",
            Need.write(Scope.DEPLOYMENTS),
            DeploymentStatusEndpoints::create)
        .get(
            path + "/{status}",
            DOCS + "get-a-deployment-status",
            READ,
            DeploymentStatusEndpoints::get);
  }

  private static Reply list(Visit visit) {
    Deployment deployment = DeploymentEndpoints.find(visit);
    return visit.page(
        deployment.statuses().reversed(),
        status -> DeploymentShape.of(status, deployment, visit.urls()));
  }

  private static Reply get(Visit visit) {
    Deployment deployment = DeploymentEndpoints.find(visit);
    long wanted = visit.number("status");
    DeploymentStatus status =
        visit.found(deployment.statuses().stream().filter(one -> one.id() == wanted).findFirst());
    return Reply.json(200, DeploymentShape.of(status, deployment, visit.urls()));
  }

  private static Reply create(Visit visit) {
    Deployment deployment = DeploymentEndpoints.find(visit);
    Fields fields = visit.fields();
    DeploymentStatus status = say(visit, deployment, fields);
    if (status.state() == DeploymentState.SUCCESS && fields.flag("auto_inactive").orElse(true)) {
      visit.repository().ledger().supersede(deployment, visit.actor());
    }
    ObjectNode shape = DeploymentShape.of(status, deployment, visit.urls());
    return Reply.json(201, shape).withHeader("Location", shape.get("url").asText());
  }

  private static DeploymentStatus say(Visit visit, Deployment deployment, Fields fields) {
    DeploymentState state = state(visit, fields);
    String description = fields.text(RESOURCE, "description", 140).orElse("");
    String environment = fields.text("environment").orElseGet(() -> before(deployment));
    String url = url(visit, fields, "environment_url");
    String log = fields.text("log_url").or(() -> fields.text("target_url")).orElse("");
    return visit
        .repository()
        .ledger()
        .say(
            deployment.id(),
            id ->
                new DeploymentStatus(
                    id,
                    state,
                    description,
                    environment,
                    url,
                    log,
                    visit.actor(),
                    visit.repository().now()));
  }

  private static String before(Deployment deployment) {
    return deployment.latest().map(DeploymentStatus::environment).orElse(deployment.environment());
  }

  private static DeploymentState state(Visit visit, Fields fields) {
    String state = fields.required(RESOURCE, "state");
    return DeploymentState.of(state)
        .orElseThrow(() -> Problem.invalid(RESOURCE, "state", "invalid", visit.docs()));
  }

  private static String url(Visit visit, Fields fields, String name) {
    String url = fields.text(name).orElse("");
    if (!url.isEmpty() && !url.startsWith("https://") && !url.startsWith("http://")) {
      String message = name + " must use http(s) scheme";
      throw Problem.invalid(RESOURCE, name, "custom", message, visit.docs());
    }
    return url;
  }
}
