package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Optional;

/** Whom the token belongs to; empty for a workflow's or an app's token, which may not ask. */
record ReadAuthenticatedUser() implements Endpoint<Optional<String>> {

  @Override
  public String action() {
    return "find out whom GITHUB_TOKEN belongs to";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("user");
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 403 || status == 404;
  }

  @Override
  public Optional<String> read(Answer answer) {
    return Optional.of(answer.json().path("login").asText()).filter(login -> !login.isEmpty());
  }
}
