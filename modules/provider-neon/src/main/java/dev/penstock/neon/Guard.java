package dev.penstock.neon;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.resource.Owner;
import java.util.Optional;

/** Keeps Penstock's hands off branches that are not its own. */
final class Guard {
  private Guard() {}

  /**
   * Lets pass what the owner may change and remove.
   *
   * @throws PenstockException with exit 4 for any other branch
   */
  static void check(MarkedBranch branch, Owner owner) {
    checkTouchable(branch.branch());
    if (!branch.owner().equals(Optional.of(owner))) {
      throw notOurs(branch, owner);
    }
  }

  /**
   * Lets pass what may be used for a preview.
   *
   * @throws PenstockException with exit 4 for the default branch, a protected one, and one that
   *     everything began with
   */
  static void checkTouchable(Branch branch) {
    if (branch.isUntouchable()) {
      throw Failure.refused(
              "branch-protected",
              "Left database branch " + branch.name() + " alone",
              "it is " + reason(branch),
              "Choose another name for the preview's branch.")
          .asException();
    }
  }

  private static String reason(Branch branch) {
    if (branch.isProtected()) {
      return "protected in Neon";
    }
    return branch.isDefault() || branch.isPrimary()
        ? "the project's default branch"
        : "a root branch, which was not made from another";
  }

  private static PenstockException notOurs(MarkedBranch branch, Owner owner) {
    String why =
        branch
            .owner()
            .map(other -> "it is marked as " + other.mark() + "'s, not " + owner.mark() + "'s")
            .orElse("it does not carry the mark of what Penstock made");
    return Failure.refused(
            "branch-not-ours",
            "Left database branch " + branch.branch().name() + " alone",
            why,
            "Rename or delete that branch in Neon, or choose another name for the preview's.")
        .asException();
  }
}
