package dev.penstock.neon;

import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.pipeline.database.BranchRequest;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.resource.Owner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Makes a branch that keeps what another one holds now. It carries the owner's mark, never expires
 * and has no compute endpoint: nobody connects to it. For one use by one thread.
 */
final class KeepCopy {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final ApiClient api;
  private final Project project;
  private final DatabaseBranch original;
  private final BranchRequest request;
  private final Branches branches;
  private final Waiting waiting;
  private final Operations operations;

  KeepCopy(ApiClient api, Project project, RunContext run, DatabaseBranch original, Owner owner) {
    this.api = api;
    this.project = project;
    this.original = original;
    this.request =
        new BranchRequest(
            nameOf(original, run.time().now()), original.name(), owner, Optional.empty());
    this.branches = new Branches(api, project);
    this.waiting = new Waiting(run);
    this.operations = new Operations(api, project, waiting, run);
  }

  private static String nameOf(DatabaseBranch original, Instant now) {
    return original.name() + "-before-" + STAMP.format(now);
  }

  /** The copy's name. */
  String run() {
    waiting.until("branch " + request.name() + " is made", this::attempt);
    return request.name();
  }

  private Optional<Branch> attempt() {
    Optional<MarkedBranch> found = branches.find(request.name());
    if (found.isEmpty()) {
      create();
      return Optional.empty();
    }
    Guard.check(found.get(), request.owner());
    return found.map(MarkedBranch::branch).filter(Branch::isReady);
  }

  private void create() {
    switch (api.call(CreateBranch.withoutCompute(project, request, original.id()))) {
      case CreateBranch.Outcome.Begun(String ignored, List<Operation> begun) ->
          operations.await(begun, request.name());
      case CreateBranch.Outcome.Taken(), CreateBranch.Outcome.Unclear() -> {
        // The next look tells.
      }
    }
  }
}
