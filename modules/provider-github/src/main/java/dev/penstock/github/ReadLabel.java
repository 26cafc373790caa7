package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Optional;

/**
 * A label's description; empty when there is no such label.
 *
 * @param connection the repository
 * @param name the label
 */
record ReadLabel(GitHubConnection connection, String name) implements Endpoint<Optional<String>> {

  @Override
  public String action() {
    return "read the label " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("repos", connection.owner(), connection.repository(), "labels", name);
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Optional<String> read(Answer answer) {
    return answer.status() == 200
        ? Optional.of(answer.json().path("description").asText())
        : Optional.empty();
  }
}
