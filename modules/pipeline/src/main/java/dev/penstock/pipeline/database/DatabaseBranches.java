package dev.penstock.pipeline.database;

import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import java.util.Optional;

/**
 * The branches of one database project.
 *
 * <p>Every method may be repeated: what a killed run began, the next call finishes. A provider that
 * cannot be used ends in a {@link dev.penstock.kernel.PenstockException} with exit 3 (2 when the
 * project or the parent does not exist).
 */
public interface DatabaseBranches {

  /** The branch of that name; empty when there is none. */
  Optional<DatabaseBranch> find(String name);

  /**
   * Gets or creates the branch and waits until it can be used.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 4 when a branch of that name exists and
   *     is the default, protected, or not marked as the owner's
   */
  DatabaseBranch ensure(BranchRequest request);

  /** How to connect to a branch that exists. The secrets are already known to the redactor. */
  ConnectionUrls connect(DatabaseBranch branch, DatabaseLogin login);

  /**
   * Removes the branch and waits until it is gone.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 4 when it is the default, protected, or
   *     not marked as the owner's; it is then untouched
   */
  Removal remove(String name, Owner owner);
}
