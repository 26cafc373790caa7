package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What was said of a deployment, the newest first; nothing when it is not there any more.
 *
 * @param connection the repository
 * @param id the deployment
 */
record ReadDeploymentNotes(GitHubConnection connection, long id) implements Endpoint<List<String>> {
  private static final String MOST = "100";
  private static final Comparator<JsonNode> NEWEST_FIRST =
      Comparator.comparingLong((JsonNode status) -> status.path("id").asLong()).reversed();

  @Override
  public String action() {
    return "read what was said of deployment " + id;
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
  public List<String> read(Answer answer) {
    return StreamSupport.stream(answer.json().spliterator(), false)
        .filter(JsonNode::isObject)
        .sorted(NEWEST_FIRST)
        .map(status -> status.path("description").asText())
        .filter(text -> !text.isBlank())
        .toList();
  }
}
