package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.Fields;
import dev.penstock.pipeline.database.BranchRequest;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  @Override
  public String action() {
    return "create branch " + branch.name();
  }

  @Override
  public ApiRequest request() {
    List<Map<String, String>> computes =
        withCompute ? List.of(Map.of("type", "read_write")) : List.of();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("branch", newBranch());
    body.put("endpoints", computes);
    body.put("annotation_value", Mark.of(branch.owner()));
    return ApiRequest.post("projects", project.id(), "branches").json(body);
  }

  private Map<String, String> newBranch() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", branch.name());
    fields.put("parent_id", parentId);
    branch
        .expiresAt()
        .ifPresent(at -> fields.put("expires_at", at.truncatedTo(ChronoUnit.SECONDS).toString()));
    return fields;
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
            Branch.of(Fields.of(answer.json().path("branch"))).id(), Operations.read(answer));
  }

  @Override
  public Optional<Outcome> unclear() {
    return Optional.of(new Outcome.Unclear());
  }
}
