package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.List;
import java.util.Optional;

/** Deletes a branch: it is gone when the operations are done. */
record DeleteBranch(Project project, Branch branch) implements Endpoint<DeleteBranch.Outcome> {

  /** What came of it. */
  sealed interface Outcome {
    /** It is going, or gone already when there are no operations. */
    record Begun(List<Operation> operations) implements Outcome {}

    /** Nobody knows. */
    record Unclear() implements Outcome {}
  }

  @Override
  public String action() {
    return "delete branch " + branch.name();
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete("projects", project.id(), "branches", branch.id());
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 202 || status == 204 || status == 404;
  }

  @Override
  public Outcome read(Answer answer) {
    return new Outcome.Begun(Operations.read(answer));
  }

  /** Neon asks not to repeat a DELETE that may have arrived without looking first. */
  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public Optional<Outcome> unclear() {
    return Optional.of(new Outcome.Unclear());
  }
}
