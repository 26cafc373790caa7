package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.UnreadableAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the open issues that tell of failures, oldest first.
 *
 * @param connection the repository
 * @param page counts from 1
 */
record ListFailureIssues(GitHubConnection connection, int page)
    implements Endpoint<ListFailureIssues.Listing> {
  /** The label that all of them carry, whatever they are about. */
  static final String LABEL = "deploy-failure";

  private static final int SIZE = 100;

  /**
   * What is on it.
   *
   * @param issues those with a hidden line, whoever wrote it
   * @param isLast whether there is no further page
   */
  record Listing(List<FailureIssue> issues, boolean isLast) {}

  @Override
  public String action() {
    return "read the issues that tell of failures";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("repos", connection.owner(), connection.repository(), "issues")
        .query("labels", LABEL)
        .query("state", "open")
        .query("sort", "created")
        .query("direction", "asc")
        .query("per_page", Integer.toString(SIZE))
        .query("page", Integer.toString(page));
  }

  @Override
  public Listing read(Answer answer) {
    if (!answer.json().isArray()) {
      throw new UnreadableAnswer("it is not a list of issues");
    }
    List<FailureIssue> issues = new ArrayList<>();
    answer.json().forEach(each -> FailureIssue.read(each).ifPresent(issues::add));
    return new Listing(List.copyOf(issues), answer.json().size() < SIZE);
  }
}
