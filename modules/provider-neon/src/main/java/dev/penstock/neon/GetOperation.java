package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.Fields;
import java.util.Optional;

/** One operation; empty when Neon has forgotten it. */
record GetOperation(Project project, String id) implements Endpoint<Optional<Operation>> {

  @Override
  public String action() {
    return "get operation " + id;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("projects", project.id(), "operations", id);
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Optional<Operation> read(Answer answer) {
    return answer.status() == 404
        ? Optional.empty()
        : Optional.of(Operation.of(Fields.of(answer.json().path("operation"))));
  }
}
