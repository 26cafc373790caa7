package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;

/**
 * Deletes a deployment. GitHub refuses with 422 while it is active.
 *
 * @param connection the repository
 * @param id the deployment
 */
record DeleteDeployment(GitHubConnection connection, long id)
    implements Endpoint<DeleteDeployment.Result> {

  /** How it ended. */
  enum Result {
    GONE,
    STILL_ACTIVE
  }

  @Override
  public String action() {
    return "delete deployment " + id;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete(
        "repos", connection.owner(), connection.repository(), "deployments", Long.toString(id));
  }

  @Override
  public boolean expects(int status) {
    return status == 204 || status == 404 || status == 422;
  }

  @Override
  public Result read(Answer answer) {
    return answer.status() == 422 ? Result.STILL_ACTIVE : Result.GONE;
  }
}
