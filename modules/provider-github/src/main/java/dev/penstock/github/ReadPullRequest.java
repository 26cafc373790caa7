package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.UnreadableAnswer;
import dev.penstock.pipeline.review.PullRequest;

/**
 * A pull request ("Get a pull request").
 *
 * @param connection the repository
 * @param number the pull request
 */
record ReadPullRequest(GitHubConnection connection, int number) implements Endpoint<PullRequest> {

  @Override
  public String action() {
    return "read pull request #" + number;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(
        "repos", connection.owner(), connection.repository(), "pulls", Integer.toString(number));
  }

  @Override
  public PullRequest read(Answer answer) {
    JsonNode pull = answer.json();
    JsonNode head = pull.path("head");
    if (pull.path("number").asInt() != number || !head.path("sha").isTextual()) {
      throw new UnreadableAnswer("it is not the pull request that was asked for");
    }
    return new PullRequest(
        number,
        pull.path("state").asText().equals("open"),
        head.path("sha").asText(),
        head.path("ref").asText(),
        isFromFork(pull));
  }

  /** A fork that was deleted since is null, and so without an id. */
  private static boolean isFromFork(JsonNode pull) {
    JsonNode head = pull.path("head").path("repo").path("id");
    return !head.isNumber() || !head.equals(pull.path("base").path("repo").path("id"));
  }
}
