package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;

/** Deletes a preview with its deployments; it may be gone already. */
record DeletePreview(String accountId, PreviewName name) implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "delete preview " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete(
        "accounts", accountId, "workers", "workers", name.worker(), "previews", name.preview());
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
