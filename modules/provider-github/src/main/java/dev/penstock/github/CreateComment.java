package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Map;

/**
 * Writes a comment on an issue or a pull request ("Create an issue comment").
 *
 * @param connection the repository
 * @param number the issue or pull request
 * @param text what it says
 */
record CreateComment(GitHubConnection connection, int number, CommentText text)
    implements Endpoint<Comment> {

  @Override
  public String action() {
    return "write the comment on #" + number;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post(
            "repos",
            connection.owner(),
            connection.repository(),
            "issues",
            Integer.toString(number),
            "comments")
        .json(Map.of("body", text.text()));
  }

  @Override
  public Comment read(Answer answer) {
    return Comment.read(answer.json());
  }

  /** What is written twice is there twice. */
  @Override
  public boolean repeatable() {
    return false;
  }
}
