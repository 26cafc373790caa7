package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.UnreadableAnswer;
import java.util.List;
import java.util.Map;

/**
 * Opens an issue that tells of a failure.
 *
 * @param connection the repository
 * @param text what it says
 * @param labels its labels; GitHub makes those that are missing
 */
record CreateFailureIssue(GitHubConnection connection, FailureText text, List<String> labels)
    implements Endpoint<FailureIssue> {

  CreateFailureIssue {
    labels = List.copyOf(labels);
  }

  @Override
  public String action() {
    return "open the issue that tells of the failure";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post("repos", connection.owner(), connection.repository(), "issues")
        .json(Map.of("title", text.title(), "body", text.body(), "labels", labels));
  }

  @Override
  public FailureIssue read(Answer answer) {
    return FailureIssue.read(answer.json())
        .orElseThrow(() -> new UnreadableAnswer("it is not the issue that was asked for"));
  }
}
