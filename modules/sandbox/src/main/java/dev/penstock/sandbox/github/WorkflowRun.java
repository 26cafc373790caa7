package dev.penstock.sandbox.github;

import java.util.Optional;

/**
 * A run of a workflow, as far as others can ask for it.
 *
 * @param id what {@code GITHUB_RUN_ID} says
 * @param attempt what {@code GITHUB_RUN_ATTEMPT} says, from 1; the newest
 * @param status in GitHub's words: queued, in_progress, completed …
 * @param conclusion success, failure, cancelled …; empty until it is completed
 */
public record WorkflowRun(long id, int attempt, String status, Optional<String> conclusion) {

  /** One that goes on. */
  public static WorkflowRun inProgress(long id, int attempt) {
    return new WorkflowRun(id, attempt, "in_progress", Optional.empty());
  }

  /** One that ended. */
  public static WorkflowRun completed(long id, int attempt, String conclusion) {
    return new WorkflowRun(id, attempt, "completed", Optional.of(conclusion));
  }
}
