package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;

/**
 * Deletes a label, from every issue too; does nothing when there is none.
 *
 * @param connection the repository
 * @param name the label
 */
record DeleteLabel(GitHubConnection connection, String name) implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "delete the label " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete("repos", connection.owner(), connection.repository(), "labels", name);
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
