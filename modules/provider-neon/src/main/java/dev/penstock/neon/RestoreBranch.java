package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills a branch anew from its own history or from another branch, and keeps what it held as a new
 * branch.
 *
 * @param branch the branch to fill
 * @param sourceId the id of the branch it is filled from, which may be itself
 * @param sourceLsn where in that branch's log; null for its head
 * @param preserveAs the new branch's name
 */
record RestoreBranch(
    Project project, Branch branch, String sourceId, @Nullable String sourceLsn, String preserveAs)
    implements Endpoint<RestoreBranch.Outcome> {
  private static final Set<Integer> NO_SUCH_POINT = Set.of(400, 404);

  /** What came of it. */
  sealed interface Outcome {
    /** It is being done: the branch can be used when the operations are. */
    record Begun(List<Operation> operations) implements Outcome {}

    /** There is a branch called as the new one should be. */
    record Taken() implements Outcome {}

    /** There is no such point; in Neon's words. */
    record NoSuchPoint(String why) implements Outcome {}

    /** Nobody knows. */
    record Unclear() implements Outcome {}
  }

  @Override
  public String action() {
    return "restore branch " + branch.name();
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post("projects", project.id(), "branches", branch.id(), "restore")
        .json(body());
  }

  private Map<String, String> body() {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("source_branch_id", sourceId);
    if (sourceLsn != null) {
      body.put("source_lsn", sourceLsn);
    }
    body.put("preserve_under_name", preserveAs);
    return body;
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 409 || NO_SUCH_POINT.contains(status);
  }

  @Override
  public Outcome read(Answer answer) {
    if (answer.status() == 409) {
      return new Outcome.Taken();
    }
    return NO_SUCH_POINT.contains(answer.status())
        ? new Outcome.NoSuchPoint(answer.json().path("message").asText())
        : new Outcome.Begun(Operations.read(answer));
  }

  @Override
  public Optional<Outcome> unclear() {
    return Optional.of(new Outcome.Unclear());
  }
}
