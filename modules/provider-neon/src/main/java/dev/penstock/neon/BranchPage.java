package dev.penstock.neon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One page of a project's branches. */
record BranchPage(
    List<Branch> branches,
    @Nullable Map<String, Annotation> annotations,
    @Nullable Pagination pagination) {

  BranchPage {
    branches = List.copyOf(branches);
  }

  record Annotation(@Nullable Map<String, String> value) {}

  record Pagination(@Nullable String next) {}

  Stream<MarkedBranch> marked() {
    return branches.stream().map(branch -> new MarkedBranch(branch, annotation(branch.id())));
  }

  /** Where the next page begins; empty on the last one. */
  Optional<String> next() {
    return branches.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(pagination).map(Pagination::next).filter(cursor -> !cursor.isEmpty());
  }

  private Map<String, String> annotation(String id) {
    return Optional.ofNullable(annotations)
        .map(all -> all.get(id))
        .map(Annotation::value)
        .orElse(Map.of());
  }
}
