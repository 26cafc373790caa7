package dev.penstock.neon;

import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.pipeline.database.BranchRequest;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The branches of one Neon project. Thread-safe.
 *
 * <p>A branch is ours when its annotation says so: {@code {"penstock": "codex/pr-8"}}. The default
 * branch, protected ones and roots are never changed, nor is their address ever given out, but to
 * environments that last.
 */
public final class NeonBranches implements DatabaseBranches {
  /** How long what {@link #find} saw is as good as another look. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final ApiClient api;
  private final Project project;
  private final RunContext run;
  private final boolean lasting;

  /** What {@link #find} saw, so that {@link #ensure} need not look again a moment later. */
  private final Map<String, Found> found = new ConcurrentHashMap<>();

  /** What {@link #ensure} saw, so that {@link #connect} need not look again a moment later. */
  private final Map<String, Compute> takenUp = new ConcurrentHashMap<>();

  private record Found(MarkedBranch branch, Instant at) {}

  /**
   * The branches of that project.
   *
   * @param api a client of {@link Neon#profile}
   * @param projectId such as {@code proud-sun-123456}
   * @param run the same as the client's
   * @throws dev.penstock.kernel.PenstockException with exit 2 if that cannot be a project's id
   */
  public NeonBranches(ApiClient api, String projectId, RunContext run) {
    this(api, projectId, run, false);
  }

  private NeonBranches(ApiClient api, String projectId, RunContext run, boolean lasting) {
    this.api = api;
    this.project = new Project(projectId);
    this.run = run;
    this.lasting = lasting;
  }

  /**
   * The branches of that project for environments that last: {@link #connect} also leads to the
   * default branch and to protected ones. Nothing else differs.
   *
   * @param api a client of {@link Neon#profile}
   * @param projectId such as {@code proud-sun-123456}
   * @param run the same as the client's
   * @throws dev.penstock.kernel.PenstockException with exit 2 if that cannot be a project's id
   */
  public static NeonBranches lasting(ApiClient api, String projectId, RunContext run) {
    return new NeonBranches(api, projectId, run, true);
  }

  @Override
  public Optional<DatabaseBranch> find(String name) {
    Optional<MarkedBranch> branch = new Branches(api, project).find(name);
    branch.ifPresent(one -> found.put(name, new Found(one, run.time().now())));
    return branch.map(one -> new DatabaseBranch(one.branch().id(), name, false));
  }

  private Optional<MarkedBranch> justFound(String name) {
    return Optional.ofNullable(found.remove(name))
        .filter(one -> run.time().since(one.at()).compareTo(FRESH) < 0)
        .map(Found::branch);
  }

  @Override
  public DatabaseBranch ensure(BranchRequest request) {
    EnsureBranch ensuring = new EnsureBranch(api, project, run, request, justFound(request.name()));
    DatabaseBranch branch = ensuring.run();
    ensuring.compute().ifPresent(compute -> takenUp.put(compute.branchId(), compute));
    return branch;
  }

  @Override
  public ConnectionUrls connect(DatabaseBranch branch, DatabaseLogin login) {
    ConnectBranch connecting =
        lasting
            ? ConnectBranch.lasting(api, project, run, branch, login)
            : ConnectBranch.preview(api, project, run, branch, login);
    return Optional.ofNullable(takenUp.get(branch.id()))
        .map(connecting::to)
        .orElseGet(connecting::run);
  }

  @Override
  public Removal remove(String name, Owner owner) {
    return new RemoveBranch(api, project, run, name, owner).run();
  }
}
