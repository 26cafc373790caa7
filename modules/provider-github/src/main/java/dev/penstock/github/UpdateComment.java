package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a comment another text; empty when it is not there any more ("Update an issue comment").
 *
 * @param connection the repository
 * @param number the issue or pull request it is on
 * @param id the comment
 * @param text what it says from now on
 */
record UpdateComment(GitHubConnection connection, int number, long id, CommentText text)
    implements Endpoint<Optional<Comment>> {

  @Override
  public String action() {
    return "edit the comment on #" + number;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.patch(
            "repos",
            connection.owner(),
            connection.repository(),
            "issues",
            "comments",
            Long.toString(id))
        .json(Map.of("body", text.text()));
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Optional<Comment> read(Answer answer) {
    return answer.status() == 200 ? Optional.of(Comment.read(answer.json())) : Optional.empty();
  }

  /** It becomes a whole new text. */
  @Override
  public boolean repeatable() {
    return true;
  }
}
