package dev.penstock.neon;

import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import java.util.List;
import java.util.Optional;

/** Removes one branch and looks until it is gone. For one use by one thread. */
final class RemoveBranch {
  private final ApiClient api;
  private final Project project;
  private final String name;
  private final Owner owner;
  private final Branches branches;
  private final Waiting waiting;
  private final Operations operations;
  private Removal outcome = Removal.WAS_ABSENT;

  RemoveBranch(ApiClient api, Project project, RunContext run, String name, Owner owner) {
    this.api = api;
    this.project = project;
    this.name = name;
    this.owner = owner;
    this.branches = new Branches(api, project);
    this.waiting = new Waiting(run);
    this.operations = new Operations(api, project, waiting, run);
  }

  Removal run() {
    return waiting.until("branch " + name + " is gone", this::attempt);
  }

  /** How it ended once the branch is gone; empty to be called again. */
  private Optional<Removal> attempt() {
    Optional<MarkedBranch> found = branches.find(name);
    if (found.isEmpty()) {
      return Optional.of(outcome);
    }
    Guard.check(found.get(), owner);
    delete(found.get().branch());
    return Optional.empty();
  }

  private void delete(Branch branch) {
    outcome = Removal.REMOVED;
    switch (api.call(new DeleteBranch(project, branch))) {
      case DeleteBranch.Outcome.Begun(List<Operation> begun) -> operations.await(begun, name);
      case DeleteBranch.Outcome.Unclear() -> {
        // The next look tells whether it was deleted.
      }
    }
  }
}
