package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;

/**
 * A deployment ("Get a deployment").
 *
 * @param connection the repository
 * @param id the deployment
 */
record ReadDeployment(GitHubConnection connection, long id) implements Endpoint<PreviewDeployment> {

  @Override
  public String action() {
    return "read deployment " + id;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(
        "repos", connection.owner(), connection.repository(), "deployments", Long.toString(id));
  }

  @Override
  public PreviewDeployment read(Answer answer) {
    return PreviewDeployment.read(answer.json());
  }
}
