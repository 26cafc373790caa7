package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.UnreadableAnswer;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.database.DatabaseLogin;
import java.util.Optional;

/**
 * How to connect to one compute endpoint; empty when there is no such database or role.
 *
 * @param pooled through Neon's connection pooler
 */
record GetConnectionUri(Project project, Compute compute, DatabaseLogin login, boolean pooled)
    implements Endpoint<Optional<Secret>> {

  @Override
  public String action() {
    return "get the connection string of branch " + compute.branchId();
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("projects", project.id(), "connection_uri")
        .query("branch_id", compute.branchId())
        .query("endpoint_id", compute.id())
        .query("database_name", login.database())
        .query("role_name", login.role())
        .query("pooled", Boolean.toString(pooled));
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Optional<Secret> read(Answer answer) {
    return answer.status() == 404 ? Optional.empty() : Optional.of(uri(answer));
  }

  private static Secret uri(Answer answer) {
    String uri = answer.json().path("uri").asText();
    if (uri.isBlank()) {
      throw new UnreadableAnswer("it holds no connection string");
    }
    return Secret.of(uri);
  }
}
