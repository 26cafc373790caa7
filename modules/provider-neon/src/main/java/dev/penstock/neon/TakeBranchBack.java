package dev.penstock.neon;

import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.http.VendorText;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.migration.RestorePoint;
import java.util.List;
import java.util.Optional;

/**
 * Takes one branch back to a point. Looks, does the one thing that is missing, and looks again: so
 * it goes on from whatever a killed run or a lost answer left behind. For one use by one thread.
 *
 * <p>That a restore has been done is told by the branch that keeps the state before, and by what
 * Neon calls the branch's parent since: that branch, or the copy it was filled from.
 */
final class TakeBranchBack {
  private final ApiClient api;
  private final Project project;
  private final RunContext run;
  private final RestorePoint point;
  private final String preserveAs;
  private final Branches branches;
  private final Waiting waiting;
  private final Operations operations;

  TakeBranchBack(
      ApiClient api, Project project, RunContext run, RestorePoint point, String preserveAs) {
    this.api = api;
    this.project = project;
    this.run = run;
    this.point = point;
    this.preserveAs = preserveAs;
    this.branches = new Branches(api, project);
    this.waiting = new Waiting(run);
    this.operations = new Operations(api, project, waiting, run);
  }

  void run() {
    waiting.until("branch " + point.branch() + " is back at " + point.describe(), this::attempt);
  }

  /** Something once the branch can be used; empty to be called again. */
  private Optional<Branch> attempt() {
    Branch branch = find(point.branch());
    Optional<Branch> copy = copy();
    Optional<Branch> kept = branches.find(preserveAs).map(MarkedBranch::branch);
    if (kept.isEmpty()) {
      restore(branch, copy);
      return Optional.empty();
    }
    if (!isOurs(kept.get(), branch, copy)) {
      throw nameTaken();
    }
    return Optional.of(branch).filter(this::isUsable);
  }

  private boolean isUsable(Branch branch) {
    return branch.isReady()
        && api.call(new FindCompute(project, branch.id())).map(Compute::isReady).orElse(true);
  }

  private Branch find(String name) {
    return branches
        .find(name)
        .map(MarkedBranch::branch)
        .orElseThrow(() -> unknown("there is no branch " + name));
  }

  private Optional<Branch> copy() {
    return switch (point) {
      case RestorePoint.Moment moment -> Optional.empty();
      case RestorePoint.Copy copy -> Optional.of(find(copy.copy()));
    };
  }

  /** Children move below the kept branch, and so does a copy that the branch is filled from. */
  private static boolean isOurs(Branch kept, Branch branch, Optional<Branch> copy) {
    return copy.map(source -> branch.isChildOf(source) && source.isChildOf(kept))
        .orElseGet(() -> branch.isChildOf(kept));
  }

  private void restore(Branch branch, Optional<Branch> copy) {
    switch (api.call(request(branch, copy))) {
      case RestoreBranch.Outcome.Begun(List<Operation> begun) ->
          operations.await(begun, branch.name());
      case RestoreBranch.Outcome.NoSuchPoint(String why) ->
          throw unknown("Neon said: " + VendorText.shown(why, run.redactor()));
      case RestoreBranch.Outcome.Taken(), RestoreBranch.Outcome.Unclear() -> {
        // The next look tells.
      }
    }
  }

  private RestoreBranch request(Branch branch, Optional<Branch> copy) {
    return switch (point) {
      case RestorePoint.Moment moment ->
          new RestoreBranch(project, branch, branch.id(), moment.lsn(), preserveAs);
      case RestorePoint.Copy ignored ->
          new RestoreBranch(project, branch, copy.orElseThrow().id(), null, preserveAs);
    };
  }

  private PenstockException unknown(String why) {
    return Failure.invalid(
            "restore-point-unknown",
            "Cannot take the database back to " + point.describe(),
            why,
            "Neon keeps a branch's history as long as the project's history window says: look at"
                + " Backup & Restore in the Neon console for what there is, and choose another"
                + " point.")
        .asException();
  }

  private PenstockException nameTaken() {
    return Failure.refused(
            "preserved-name-taken",
            "Did not take the database back: there is a branch " + preserveAs + " already",
            "the state before would be kept under that name, and that branch is not what this"
                + " rollback kept",
            "Look at that branch in the Neon console; rename or delete it, then run this again.")
        .asException();
  }
}
