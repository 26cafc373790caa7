package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Optional;

/**
 * An issue as it is now; empty when it is gone, or does not tell of a failure any more.
 *
 * @param connection the repository
 * @param number the issue
 */
record ReadFailureIssue(GitHubConnection connection, int number)
    implements Endpoint<Optional<FailureIssue>> {

  @Override
  public String action() {
    return "read issue #" + number;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(
        "repos", connection.owner(), connection.repository(), "issues", Integer.toString(number));
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || UpdateFailureIssue.isGone(status);
  }

  @Override
  public Optional<FailureIssue> read(Answer answer) {
    return answer.status() == 200 ? FailureIssue.read(answer.json()) : Optional.empty();
  }
}
