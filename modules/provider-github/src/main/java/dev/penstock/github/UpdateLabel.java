package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Map;

/**
 * Gives a label another description; does nothing when there is no such label.
 *
 * @param connection the repository
 * @param name the label
 * @param description at most 100 characters
 */
record UpdateLabel(GitHubConnection connection, String name, String description)
    implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "change the label " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.patch("repos", connection.owner(), connection.repository(), "labels", name)
        .json(Map.of("description", description));
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  /** Whether it is there. */
  @Override
  public Boolean read(Answer answer) {
    return answer.status() == 200;
  }

  @Override
  public boolean repeatable() {
    return true;
  }
}
