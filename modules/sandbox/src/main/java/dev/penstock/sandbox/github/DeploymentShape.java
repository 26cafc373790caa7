package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;

/** Deployments and their statuses. */
final class DeploymentShape {
  private DeploymentShape() {}

  static ObjectNode of(Deployment deployment, Urls urls) {
    Deployment.Request request = deployment.request();
    String url = urls.repo("/deployments/" + deployment.id());
    ObjectNode shape = Json.object().put("url", url).put("id", deployment.id());
    shape.put("node_id", Ids.node("DE", deployment.id()));
    shape.put("task", request.task()).put("original_environment", request.environment());
    shape.put("environment", environment(deployment));
    shape.put("description", request.description().orElse(null));
    shape.put("created_at", deployment.createdAt().toString());
    shape.put("updated_at", deployment.updatedAt().toString());
    shape.put("statuses_url", url + "/statuses").put("repository_url", urls.repo(""));
    shape.set("creator", AccountShape.of(deployment.creator(), urls.base()));
    shape.put("sha", deployment.commit()).put("ref", request.ref());
    shape.set("payload", request.payload());
    shape.put("transient_environment", request.isTransient());
    shape.put("production_environment", request.isProduction());
    shape.set("performed_via_github_app", AppShape.of(deployment.creator(), urls.base()));
    return shape;
  }

  /** A status may move a deployment to another environment. */
  private static String environment(Deployment deployment) {
    return deployment.latest().map(DeploymentStatus::environment).orElse(deployment.environment());
  }

  static ObjectNode of(DeploymentStatus status, Deployment deployment, Urls urls) {
    String url = urls.repo("/deployments/" + deployment.id());
    ObjectNode shape = Json.object().put("url", url + "/statuses/" + status.id());
    shape.put("id", status.id()).put("node_id", Ids.node("DES", status.id()));
    shape.put("state", status.state().text()).put("description", status.description());
    shape.set("creator", AccountShape.of(status.creator(), urls.base()));
    shape.put("environment", status.environment());
    shape.put("target_url", status.logUrl()).put("log_url", status.logUrl());
    shape.put("environment_url", status.environmentUrl());
    shape.put("created_at", status.createdAt().toString());
    shape.put("updated_at", status.createdAt().toString());
    shape.put("deployment_url", url).put("repository_url", urls.repo(""));
    shape.set("performed_via_github_app", AppShape.of(status.creator(), urls.base()));
    return shape;
  }
}
