package dev.penstock.neon;

import dev.penstock.pipeline.resource.Owner;
import java.util.Map;
import java.util.Optional;

/** A branch with its annotation. */
record MarkedBranch(Branch branch, Map<String, String> annotation) {

  /** Whose it is; empty when it carries no mark of ours. */
  Optional<Owner> owner() {
    return Mark.read(annotation);
  }
}
