package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Optional;

/**
 * Reads a version of a Worker; empty when Cloudflare does not have it, or nothing has such an id.
 */
record GetVersion(String accountId, String name, String id)
    implements Endpoint<Optional<WorkerVersion>> {

  @Override
  public String action() {
    return "read version " + id + " of Worker " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("accounts", accountId, "workers", "scripts", name, "versions", id);
  }

  @Override
  public boolean expects(int status) {
    return status == 400 || WorkerAnswers.isExpected(status);
  }

  @Override
  public Optional<WorkerVersion> read(Answer answer) {
    return answer.status() == 404 || answer.status() == 400
        ? Optional.empty()
        : Optional.of(WorkerVersion.read(answer.json().path("result")));
  }
}
