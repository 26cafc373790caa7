package dev.penstock.pipeline.migration;

import dev.penstock.config.RestorePointKind;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;

/**
 * The way back of a project's database branches. Failures are {@link
 * dev.penstock.kernel.PenstockException}s: exit 3 for the provider, 2 when a point does not exist.
 */
public interface RestorePoints {

  /** Takes one now, before anything changes. */
  RestorePoint take(DatabaseBranch branch, DatabaseLogin login, RestorePointKind kind, Owner owner);

  /**
   * Takes the branch back and waits until it can be used. What it held is kept as a branch of the
   * given name; a run that finishes a killed one finds that branch and does not restore again.
   *
   * @param preserveAs the name under which the state before is kept
   */
  void restore(RestorePoint point, String preserveAs);
}
