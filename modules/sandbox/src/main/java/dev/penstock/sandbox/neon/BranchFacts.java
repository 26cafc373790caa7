package dev.penstock.sandbox.neon;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a test may want to know about a branch.
 *
 * @param id Neon's id
 * @param name its name
 * @param parent its parent's id; empty for a root branch
 * @param standard whether it is the project's default branch
 * @param guarded whether it is protected
 * @param annotation what its creator noted on it
 * @param expiresAt when Neon removes it; empty for never
 */
public record BranchFacts(
    String id,
    String name,
    Optional<String> parent,
    boolean standard,
    boolean guarded,
    Map<String, String> annotation,
    Optional<Instant> expiresAt) {

  static BranchFacts of(Project project, Branch branch) {
    return new BranchFacts(
        branch.id(),
        branch.name(),
        branch.parent().map(Branch.Parent::id),
        project.standard().equals(branch),
        branch.guarded(),
        branch.annotation(),
        branch.expiresAt());
  }
}
