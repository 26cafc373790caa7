package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;

/**
 * Deletes a comment; does nothing when there is none ("Delete an issue comment").
 *
 * @param connection the repository
 * @param number the issue or pull request it is on
 * @param id the comment
 */
record DeleteComment(GitHubConnection connection, int number, long id)
    implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "delete the comment on #" + number;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete(
        "repos",
        connection.owner(),
        connection.repository(),
        "issues",
        "comments",
        Long.toString(id));
  }

  @Override
  public boolean expects(int status) {
    return status == 204 || status == 404;
  }

  /** Whether it was there. */
  @Override
  public Boolean read(Answer answer) {
    return answer.status() == 204;
  }
}
