package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Optional;

/** Reads the settings of a Worker's newest version; empty when there is no Worker of that name. */
record GetWorkerSettings(String accountId, String name)
    implements Endpoint<Optional<WorkerSettings>> {

  @Override
  public String action() {
    return "read the settings of Worker " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("accounts", accountId, "workers", "scripts", name, "settings");
  }

  @Override
  public boolean expects(int status) {
    return WorkerAnswers.isExpected(status);
  }

  @Override
  public Optional<WorkerSettings> read(Answer answer) {
    return WorkerAnswers.isAbsent(answer)
        ? Optional.empty()
        : Optional.of(WorkerSettings.of(answer.json().path("result")));
  }
}
