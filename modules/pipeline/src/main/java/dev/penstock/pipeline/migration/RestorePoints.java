package dev.penstock.pipeline.migration;

import dev.penstock.config.RestorePointKind;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;

/**
 * The way back of a project's database branches. Failures are {@link
 * dev.penstock.kernel.PenstockException}s: exit 3 for the provider, 2 when a point does not exist.
 * Thread-safe.
 */
public interface RestorePoints {

  /** Takes one now, before anything changes. */
  RestorePoint take(DatabaseBranch branch, DatabaseLogin login, RestorePointKind kind, Owner owner);

  /**
   * Takes the branch back and waits until it can be used. What it held is kept as a branch of the
   * given name; a run that finishes a killed one finds that branch and does not restore again.
   *
   * <p>Nothing is asked: that somebody confirmed it is the caller's concern. The branch may be the
   * default or protected, as production's is.
   *
   * @param preserveAs the name under which the state before is kept; the same on every attempt of
   *     one rollback and never used by another
   * @throws dev.penstock.kernel.PenstockException with exit 2 when the point, or the branch, does
   *     not exist, 4 when a branch is called {@code preserveAs} and is not what this restore kept
   */
  void restore(RestorePoint point, String preserveAs);

  /**
   * The command of the provider's own tool that does what {@link #restore} does, for a person who
   * types it. Holds no secret.
   */
  String command(RestorePoint point, String preserveAs);
}
