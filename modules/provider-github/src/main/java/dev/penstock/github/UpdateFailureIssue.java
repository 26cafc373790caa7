package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Map;
import java.util.Optional;

/**
 * Changes an issue; empty when it is gone. What it answers is the issue after the change, and after
 * whatever others changed before it.
 *
 * @param connection the repository
 * @param number the issue
 * @param changes the fields that become something else
 */
record UpdateFailureIssue(GitHubConnection connection, int number, Map<String, String> changes)
    implements Endpoint<Optional<FailureIssue>> {

  UpdateFailureIssue {
    changes = Map.copyOf(changes);
  }

  @Override
  public String action() {
    return "change issue #" + number;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.patch(
            "repos",
            connection.owner(),
            connection.repository(),
            "issues",
            Integer.toString(number))
        .json(changes);
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || isGone(status);
  }

  @Override
  public Optional<FailureIssue> read(Answer answer) {
    return answer.status() == 200 ? FailureIssue.read(answer.json()) : Optional.empty();
  }

  /** What is set twice is set. */
  @Override
  public boolean repeatable() {
    return true;
  }

  /** Deleted, or moved to another repository. */
  static boolean isGone(int status) {
    return status == 301 || status == 404 || status == 410;
  }
}
