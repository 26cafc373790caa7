package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What was said of a deployment last; empty when nothing was, or it is not there any more.
 *
 * @param connection the repository
 * @param id the deployment
 */
record ReadDeploymentStatus(GitHubConnection connection, long id)
    implements Endpoint<Optional<ReadDeploymentStatus.Said>> {
  /** GitHub lists the newest first. */
  private static final String PAGE = "10";

  /**
   * A status.
   *
   * @param state in GitHub's words
   * @param at when it was said
   */
  record Said(String state, Instant at) {

    /** Whether the deployment is over. */
    boolean isFinal() {
      return switch (state) {
        case "error", "failure", "inactive", "success" -> true;
        default -> false;
      };
    }
  }

  @Override
  public String action() {
    return "read how deployment " + id + " stands";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(
            "repos",
            connection.owner(),
            connection.repository(),
            "deployments",
            Long.toString(id),
            "statuses")
        .query("per_page", PAGE);
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Optional<Said> read(Answer answer) {
    return StreamSupport.stream(answer.json().spliterator(), false)
        .filter(JsonNode::isObject)
        .max(Comparator.comparingLong(status -> status.path("id").asLong()))
        .map(ReadDeploymentStatus::said);
  }

  private static Said said(JsonNode status) {
    return new Said(status.path("state").asText(), KeptEntry.instant(status.path("created_at")));
  }
}
