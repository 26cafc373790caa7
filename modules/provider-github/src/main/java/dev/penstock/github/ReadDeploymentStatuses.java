package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What was said of a deployment, the newest first; nothing when it is not there any more.
 *
 * @param connection the repository
 * @param id the deployment
 */
record ReadDeploymentStatuses(GitHubConnection connection, long id)
    implements Endpoint<List<ReadDeploymentStatuses.Said>> {
  private static final String MOST = "100";
  private static final Comparator<JsonNode> NEWEST_FIRST =
      Comparator.comparingLong((JsonNode status) -> status.path("id").asLong()).reversed();

  /**
   * A status.
   *
   * @param state in GitHub's words
   * @param at when it was said
   * @param text what was said, one line; may be empty
   */
  record Said(String state, Instant at, String text) {

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
        .query("per_page", MOST);
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public List<Said> read(Answer answer) {
    return StreamSupport.stream(answer.json().spliterator(), false)
        .filter(JsonNode::isObject)
        .sorted(NEWEST_FIRST)
        .map(ReadDeploymentStatuses::said)
        .toList();
  }

  private static Said said(JsonNode status) {
    return new Said(
        status.path("state").asText(),
        KeptEntry.instant(status.path("created_at")),
        status.path("description").asText());
  }
}
