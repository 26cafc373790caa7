package dev.penstock.neon;

import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.http.VendorText;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.database.BranchRequest;
import dev.penstock.pipeline.database.DatabaseBranch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gets or creates one branch. Looks, does the one thing that is missing, and looks again: so it
 * goes on from whatever a killed run, a lost answer or another run left behind. For one use by one
 * thread.
 */
final class EnsureBranch {
  /** What expires later than this before the time asked for is left as it is. */
  private static final Duration EARLY_ENOUGH = Duration.ofDays(1);

  private static final int NAMES_SHOWN = 10;

  private final ApiClient api;
  private final Project project;
  private final RunContext run;
  private final BranchRequest request;
  private final Branches branches;
  private final Waiting waiting;
  private final Operations operations;
  private Optional<MarkedBranch> seen;
  private boolean created;
  private Optional<Compute> compute = Optional.empty();

  /**
   * One branch.
   *
   * @param seen the branch as somebody saw it a moment ago, which is the first look; empty to look
   */
  EnsureBranch(
      ApiClient api,
      Project project,
      RunContext run,
      BranchRequest request,
      Optional<MarkedBranch> seen) {
    this.api = api;
    this.project = project;
    this.run = run;
    this.request = request;
    this.seen = seen;
    this.branches = new Branches(api, project);
    this.waiting = new Waiting(run);
    this.operations = new Operations(api, project, waiting, run);
  }

  DatabaseBranch run() {
    String id = waiting.until("branch " + request.name() + " can be used", this::attempt);
    return new DatabaseBranch(id, request.name(), created);
  }

  /** What one connects to, of a branch that was there and can be used; empty of a new one. */
  Optional<Compute> compute() {
    return compute;
  }

  /** The id of the branch once it can be used; empty to be called again. */
  private Optional<String> attempt() {
    Optional<MarkedBranch> found = look();
    return found.isPresent() ? takeUp(found.get()) : create();
  }

  private Optional<MarkedBranch> look() {
    Optional<MarkedBranch> known = seen;
    seen = Optional.empty();
    return known.or(() -> branches.find(request.name()));
  }

  private Optional<String> create() {
    return switch (api.call(CreateBranch.withCompute(project, request, parentId()))) {
      case CreateBranch.Outcome.Begun(String id, List<Operation> begun) -> {
        created = true;
        operations.await(begun, request.name());
        yield Optional.of(id);
      }
      case CreateBranch.Outcome.Taken() -> Optional.empty();
      case CreateBranch.Outcome.Unclear() -> {
        created = true;
        yield Optional.empty();
      }
    };
  }

  private Optional<String> takeUp(MarkedBranch found) {
    Guard.check(found, request.owner());
    Branch branch = found.branch();
    boolean usable = branch.isReady() && hasCompute(branch) && lastsLongEnough(branch);
    return usable ? Optional.of(branch.id()) : Optional.empty();
  }

  private boolean hasCompute(Branch branch) {
    compute = api.call(new FindCompute(project, branch.id()));
    if (compute.isEmpty()) {
      operations.await(api.call(new CreateCompute(project, branch)), branch.name());
    }
    return compute.filter(Compute::isReady).isPresent();
  }

  private boolean lastsLongEnough(Branch branch) {
    return request
        .expiresAt()
        .filter(asked -> isTooEarly(branch.expiresAt(), asked))
        .map(asked -> api.call(new SetExpiry(project, branch, asked)))
        .orElse(true);
  }

  private static boolean isTooEarly(Optional<Instant> expiry, Instant asked) {
    return expiry.map(at -> at.plus(EARLY_ENOUGH).isBefore(asked)).orElse(true);
  }

  private String parentId() {
    MarkedBranch parent = branches.find(request.parent()).orElseThrow(this::unknownParent);
    if (parent.owner().isPresent()) {
      throw parentIsPreview();
    }
    return parent.branch().id();
  }

  private PenstockException unknownParent() {
    String names =
        branches.someNames().stream()
            .limit(NAMES_SHOWN)
            .map(name -> VendorText.shown(name, run.redactor()))
            .collect(Collectors.joining(", "));
    return Failure.invalid(
            "database-parent-unknown",
            "Neon project " + project.id() + " has no branch " + request.parent(),
            "a preview's branch is made from it",
            "Set database.parent to a branch that exists: " + names + ".")
        .asException();
  }

  private PenstockException parentIsPreview() {
    return Failure.invalid(
            "database-parent-is-preview",
            "Branch " + request.parent() + " cannot be the parent of a preview",
            "it is a preview's branch itself and goes away with it",
            "Set database.parent to a lasting branch, such as production.")
        .asException();
  }
}
