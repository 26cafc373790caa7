package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says how a deployment stands.
 *
 * @param connection the repository
 * @param id the deployment
 * @param state in GitHub's words, such as {@code in_progress}
 * @param description one line, at most 140 characters
 * @param environmentUrl where it serves; empty while it does not
 * @param logUrl the page of the run; empty for none
 */
record CreateDeploymentStatus(
    GitHubConnection connection,
    long id,
    String state,
    String description,
    Optional<URI> environmentUrl,
    Optional<URI> logUrl)
    implements Endpoint<CreateDeploymentStatus.Result> {

  /** How it ended. */
  enum Result {
    SAID,
    NO_SUCH_DEPLOYMENT
  }

  @Override
  public String action() {
    return "say that deployment " + id + " is " + state;
  }

  @Override
  public ApiRequest request() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("state", state);
    body.put("description", description);
    environmentUrl.ifPresent(address -> body.put("environment_url", address.toString()));
    logUrl.ifPresent(address -> body.put("log_url", address.toString()));
    return ApiRequest.post(
            "repos",
            connection.owner(),
            connection.repository(),
            "deployments",
            Long.toString(id),
            "statuses")
        .json(body);
  }

  @Override
  public boolean expects(int status) {
    return status == 201 || status == 404;
  }

  @Override
  public Result read(Answer answer) {
    return answer.status() == 404 ? Result.NO_SUCH_DEPLOYMENT : Result.SAID;
  }

  /** What is said twice says no more. */
  @Override
  public boolean repeatable() {
    return true;
  }
}
