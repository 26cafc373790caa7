package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Optional;

/**
 * One page of the branches, sorted by name; empty when there is no such project.
 *
 * @param search a part of the name, to see fewer; empty for all
 * @param cursor where the page begins; empty for the first
 */
record ListBranches(Project project, Optional<String> search, Optional<String> cursor)
    implements Endpoint<Optional<BranchPage>> {
  private static final String PAGE_SIZE = "100";

  @Override
  public String action() {
    return search.map(name -> "look for branch " + name).orElse("list the branches");
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("projects", project.id(), "branches")
        .query("search", search)
        .query("sort_by", "name")
        .query("sort_order", "asc")
        .query("limit", PAGE_SIZE)
        .query("cursor", cursor);
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Optional<BranchPage> read(Answer answer) {
    return answer.status() == 404 ? Optional.empty() : Optional.of(BranchPage.of(answer.json()));
  }
}
