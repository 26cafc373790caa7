package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.Method;
import java.util.Optional;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * A request of the GitHub library on its way through Penstock's own HTTP client.
 *
 * @param errand what it is for
 * @param original as the library made it
 * @param request the same, relative to the API's address
 */
record RelayedRequest(Errand errand, GitHubConnectorRequest original, ApiRequest request)
    implements Endpoint<GitHubConnectorResponse> {

  @Override
  public String action() {
    return errand.action();
  }

  /** Redirects too: the library follows them when a repository was renamed. */
  @Override
  public boolean expects(int status) {
    return status < 400 || status == 404;
  }

  @Override
  public GitHubConnectorResponse read(Answer answer) {
    if (answer.status() == 404) {
      throw new Missing();
    }
    return new RelayedResponse(original, answer);
  }

  /** What is edited, a comment, is edited to a whole new text. */
  @Override
  public boolean repeatable() {
    return request.method().isIdempotent() || request.method() == Method.PATCH;
  }

  @Override
  public Optional<GitHubConnectorResponse> unclear() {
    return errand.unclear();
  }
}
