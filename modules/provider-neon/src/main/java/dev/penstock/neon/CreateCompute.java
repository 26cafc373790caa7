package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a branch the compute endpoint it lacks. Answers with the operations to wait for; with none
 * when somebody else was faster, the branch is gone, or nobody knows.
 */
record CreateCompute(Project project, Branch branch) implements Endpoint<List<Operation>> {

  @Override
  public String action() {
    return "create a compute endpoint for branch " + branch.name();
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post("projects", project.id(), "endpoints")
        .json(Map.of("endpoint", Map.of("branch_id", branch.id(), "type", "read_write")));
  }

  @Override
  public boolean expects(int status) {
    return status == 201 || status == 404 || status == 409;
  }

  @Override
  public List<Operation> read(Answer answer) {
    return Operations.read(answer);
  }

  @Override
  public Optional<List<Operation>> unclear() {
    return Optional.of(List.of());
  }
}
