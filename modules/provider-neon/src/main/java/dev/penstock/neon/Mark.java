package dev.penstock.neon;

import dev.penstock.pipeline.resource.Owner;
import java.util.Map;
import java.util.Optional;

/**
 * The owner's mark as an annotation of a branch: {@code {"penstock": "codex/pr-8"}}. It is given
 * when the branch is created, so that no branch of ours is ever without it.
 */
final class Mark {
  private static final String KEY = "penstock";

  private Mark() {}

  static Map<String, String> of(Owner owner) {
    return Map.of(KEY, owner.project() + "/" + owner.environment());
  }

  static Optional<Owner> read(Map<String, String> annotation) {
    return Optional.ofNullable(annotation.get(KEY))
        .flatMap(value -> Owner.fromMark(KEY + ":" + value));
  }
}
