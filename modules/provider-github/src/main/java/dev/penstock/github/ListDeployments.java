package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Optional;

/**
 * A page of an environment's deployments, newest first ("List deployments").
 *
 * @param connection the repository
 * @param environment the environment's name
 * @param commit only those of that commit; empty for all
 * @param task only those with that task; empty for all
 * @param page counts from 1
 */
record ListDeployments(
    GitHubConnection connection,
    String environment,
    Optional<String> commit,
    Optional<String> task,
    int page)
    implements Endpoint<Listing<PreviewDeployment>> {
  @Override
  public String action() {
    return "read the deployments of " + environment;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("repos", connection.owner(), connection.repository(), "deployments")
        .query("sha", commit)
        .query("task", task)
        .query("environment", environment)
        .query("per_page", Listing.SIZE)
        .query("page", Listing.number(page));
  }

  @Override
  public Listing<PreviewDeployment> read(Answer answer) {
    return Listing.read(answer, page, this::wanted);
  }

  /** Filters that a server does not know it passes over. */
  private Optional<PreviewDeployment> wanted(JsonNode deployment) {
    boolean isWanted =
        is(environment, deployment.path("environment"))
            && commit.map(sha -> is(sha, deployment.path("sha"))).orElse(true)
            && task.map(name -> is(name, deployment.path("task"))).orElse(true);
    return isWanted ? Optional.of(PreviewDeployment.read(deployment)) : Optional.empty();
  }

  private static boolean is(String expected, JsonNode field) {
    return field.asText().equals(expected);
  }
}
