package dev.penstock.pipeline.preview;

import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseBranches;

/** Gets or creates the preview's database branch and its addresses. */
public final class EnsureDatabaseStep {
  private final DatabaseBranches branches;

  public EnsureDatabaseStep(DatabaseBranches branches) {
    this.branches = branches;
  }

  /** The branch, ready to be used. */
  public PreparedDatabase run(PlannedDatabase planned) {
    DatabaseBranch branch = branches.ensure(planned.branch());
    return new PreparedDatabase(branch, branches.connect(branch, planned.login()));
  }
}
