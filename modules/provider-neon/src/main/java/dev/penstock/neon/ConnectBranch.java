package dev.penstock.neon;

import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.step.Concurrently;
import java.util.function.Consumer;

/** Finds out how to connect to one branch, and makes sure that it is that branch. */
final class ConnectBranch {
  private final ApiClient api;
  private final Project project;
  private final RunContext run;
  private final DatabaseBranch branch;
  private final DatabaseLogin login;
  private final Consumer<Branch> guard;

  private ConnectBranch(
      ApiClient api,
      Project project,
      RunContext run,
      DatabaseBranch branch,
      DatabaseLogin login,
      Consumer<Branch> guard) {
    this.api = api;
    this.project = project;
    this.run = run;
    this.branch = branch;
    this.login = login;
    this.guard = guard;
  }

  /** For a preview: never to the default branch or a protected one. */
  static ConnectBranch preview(
      ApiClient api, Project project, RunContext run, DatabaseBranch branch, DatabaseLogin login) {
    return new ConnectBranch(api, project, run, branch, login, Guard::checkTouchable);
  }

  /** For an environment that lasts: to whatever branch it is said to use. */
  static ConnectBranch lasting(
      ApiClient api, Project project, RunContext run, DatabaseBranch branch, DatabaseLogin login) {
    return new ConnectBranch(api, project, run, branch, login, any -> {});
  }

  ConnectionUrls run() {
    return to(compute());
  }

  /** To a compute endpoint that was seen in this run, of a branch that the guard let pass then. */
  ConnectionUrls to(Compute compute) {
    return Concurrently.both(
        () -> uri(compute, true), () -> uri(compute, false), ConnectionUrls::new);
  }

  /** Past the pooler only. */
  Secret direct() {
    return uri(compute(), false);
  }

  private Compute compute() {
    guard.accept(api.call(new GetBranch(project, branch.id())).orElseThrow(this::gone));
    return api.call(new FindCompute(project, branch.id())).orElseThrow(this::gone);
  }

  private Secret uri(Compute compute, boolean pooled) {
    Secret uri =
        api.call(new GetConnectionUri(project, compute, login, pooled))
            .orElseThrow(this::unknownLogin);
    ConnectionUri connection = new ConnectionUri(uri);
    connection.secrets().forEach(run.redactor()::add);
    if (!connection.leadsTo(compute.host(), pooled)) {
      throw leadsElsewhere();
    }
    return uri;
  }

  private PenstockException gone() {
    return Failure.unavailable(
            "database-not-ready",
            "Cannot connect to database branch " + branch.name(),
            "it, or its compute endpoint, was removed in the meantime",
            "Run it again: it makes what is missing.")
        .asException();
  }

  private PenstockException unknownLogin() {
    return Failure.invalid(
            "database-login-unknown",
            "Branch %s has no database %s with a role %s"
                .formatted(branch.name(), login.database(), login.role()),
            "a preview's branch has the databases and roles of its parent",
            "Set database.name and database.role to what the parent branch has.")
        .asException();
  }

  private PenstockException leadsElsewhere() {
    return Failure.refused(
            "branch-address-foreign",
            "Left out the connection string of database branch " + branch.name(),
            "Neon's answer leads to another branch's endpoint",
            "Look at the branch's compute endpoints in the Neon console, then run it again.")
        .asException();
  }
}
