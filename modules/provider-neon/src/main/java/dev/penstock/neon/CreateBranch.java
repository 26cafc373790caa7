package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.pipeline.database.BranchRequest;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a branch with its mark.
 *
 * @param parentId the id of the branch it starts from
 * @param withCompute whether it gets a compute endpoint to connect to
 */
record CreateBranch(Project project, BranchRequest branch, String parentId, boolean withCompute)
    implements Endpoint<CreateBranch.Outcome> {

  /** A branch that can be connected to. */
  static CreateBranch withCompute(Project project, BranchRequest branch, String parentId) {
    return new CreateBranch(project, branch, parentId, true);
  }

  /** A branch that only keeps its data. */
  static CreateBranch withoutCompute(Project project, BranchRequest branch, String parentId) {
    return new CreateBranch(project, branch, parentId, false);
  }

  /** What came of it. */
  sealed interface Outcome {
    /** It is being made: usable when the operations are done. */
    record Begun(String id, List<Operation> operations) implements Outcome {}

    /** There is a branch of that name, or somebody is making one. */
    record Taken() implements Outcome {}

    /** Nobody knows. */
    record Unclear() implements Outcome {}
  }

  private record NewBranch(String name, String parentId, @Nullable String expiresAt) {}

  private record NewCompute(String type) {}

  private record Body(
      NewBranch branch, List<NewCompute> endpoints, Map<String, String> annotationValue) {}

  @Override
  public String action() {
    return "create branch " + branch.name();
  }

  @Override
  public ApiRequest request() {
    @Nullable String expiry =
        branch.expiresAt().map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null);
    return ApiRequest.post("projects", project.id(), "branches")
        .json(
            new Body(
                new NewBranch(branch.name(), parentId, expiry),
                withCompute ? List.of(new NewCompute("read_write")) : List.of(),
                Mark.of(branch.owner())));
  }

  @Override
  public boolean expects(int status) {
    return status == 201 || status == 409;
  }

  @Override
  public Outcome read(Answer answer) {
    return answer.status() == 409
        ? new Outcome.Taken()
        : new Outcome.Begun(
            Answer.convert(answer.json().path("branch"), Branch.class).id(),
            Operations.read(answer));
  }

  @Override
  public Optional<Outcome> unclear() {
    return Optional.of(new Outcome.Unclear());
  }
}
