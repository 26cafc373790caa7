package dev.penstock.github;

import dev.penstock.http.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** An answer of Penstock's own HTTP client, as the GitHub library reads it. */
final class RelayedResponse extends GitHubConnectorResponse {
  private final byte[] body;

  RelayedResponse(GitHubConnectorRequest request, Answer answer) {
    super(request, answer.status(), answer.response().headers().asMap());
    this.body = answer.response().content().bytes();
  }

  @Override
  public InputStream bodyStream() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public void close() {}
}
