package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.Fields;
import java.util.Optional;
import java.util.stream.Stream;

/** The read-write compute endpoint of a branch; empty when it has none, or is gone. */
record FindCompute(Project project, String branchId) implements Endpoint<Optional<Compute>> {

  @Override
  public String action() {
    return "find the compute endpoint of branch " + branchId;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("projects", project.id(), "branches", branchId, "endpoints");
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Optional<Compute> read(Answer answer) {
    return all(answer).filter(each -> each.isReadWrite() && isOurs(each)).findFirst();
  }

  private static Stream<Compute> all(Answer answer) {
    return answer.status() == 404
        ? Stream.of()
        : Fields.each(answer.json().path("endpoints"), Compute::of).stream();
  }

  private boolean isOurs(Compute compute) {
    return compute.branchId().equals(branchId);
  }
}
