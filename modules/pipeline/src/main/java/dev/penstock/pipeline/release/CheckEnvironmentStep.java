package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.step.Concurrently;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks, without touching anything, whether a run can succeed at all. */
final class CheckEnvironmentStep {
  private final ReleaseProviders providers;

  CheckEnvironmentStep(ReleaseProviders providers) {
    this.providers = providers;
  }

  /**
   * Asks every provider at once.
   *
   * @throws PenstockException when a token, a project, a branch or a zone is not right
   */
  boolean run(EnvironmentPlan plan) {
    List<Supplier<Boolean>> questions = new ArrayList<>();
    plan.database()
        .ifPresent(
            database ->
                questions.add(
                    () ->
                        requireBranch(providers.databases(database.project()), database)
                            .name()
                            .equals(database.branch())));
    plan.zone()
        .ifPresent(zone -> questions.add(() -> !providers.zone(zone).nameServers().isEmpty()));
    Concurrently.all(questions);
    return true;
  }

  /** The environment's branch, which nobody but people makes. */
  static DatabaseBranch requireBranch(DatabaseBranches branches, EnvironmentDatabase database) {
    return branches
        .find(database.branch())
        .orElseThrow(
            () ->
                Failure.invalid(
                        "branch-missing",
                        "There is no database branch " + database.branch(),
                        "a lasting environment's branch is never made by Penstock",
                        "Create it, or name the right one in database-branch or database.parent of"
                            + " penstock.yml.")
                    .asException());
  }
}
