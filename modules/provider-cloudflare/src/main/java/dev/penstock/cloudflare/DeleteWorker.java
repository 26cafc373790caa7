package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;

/** Deletes a Worker with its versions and secrets; it may be gone already. */
record DeleteWorker(String accountId, String name) implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "delete Worker " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete("accounts", accountId, "workers", "scripts", name)
        .query("force", "true");
  }

  @Override
  public boolean expects(int status) {
    return WorkerAnswers.isExpected(status);
  }

  /** Whether this request deleted it. */
  @Override
  public Boolean read(Answer answer) {
    return !WorkerAnswers.isAbsent(answer);
  }
}
