package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.Fields;
import java.util.Optional;

/** One branch; empty when there is none of that id. */
record GetBranch(Project project, String id) implements Endpoint<Optional<Branch>> {

  @Override
  public String action() {
    return "get branch " + id;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("projects", project.id(), "branches", id);
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Optional<Branch> read(Answer answer) {
    return answer.status() == 404
        ? Optional.empty()
        : Optional.of(Branch.of(Fields.of(answer.json().path("branch"))));
  }
}
