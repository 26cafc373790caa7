package dev.penstock.neon;

import dev.penstock.http.ApiClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for branches by name. */
final class Branches {
  private final ApiClient api;
  private final Project project;

  Branches(ApiClient api, Project project) {
    this.api = api;
    this.project = project;
  }

  /** The branch of exactly that name. Reads pages until it is found. */
  Optional<MarkedBranch> find(String name) {
    Optional<String> cursor = Optional.empty();
    do {
      BranchPage page = page(Optional.of(name), cursor);
      Optional<MarkedBranch> found = named(page, name);
      if (found.isPresent()) {
        return found;
      }
      cursor = next(page, cursor);
    } while (cursor.isPresent());
    return Optional.empty();
  }

  /** The names of the first branches. */
  List<String> someNames() {
    return page(Optional.empty(), Optional.empty()).branches().stream().map(Branch::name).toList();
  }

  private BranchPage page(Optional<String> search, Optional<String> cursor) {
    return api.call(new ListBranches(project, search, cursor)).orElseThrow(project::unknown);
  }

  private static Optional<MarkedBranch> named(BranchPage page, String name) {
    Stream<MarkedBranch> branches = page.marked();
    return branches.filter(each -> each.branch().name().equals(name)).findFirst();
  }

  /** A cursor that stands still would be followed for ever. */
  private static Optional<String> next(BranchPage page, Optional<String> current) {
    return page.next().filter(next -> !Optional.of(next).equals(current));
  }
}
