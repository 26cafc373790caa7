package dev.penstock.github;

import dev.penstock.pipeline.review.PullRequest;
import dev.penstock.pipeline.review.PullRequests;

/** The pull requests of a repository on GitHub; one request each. Thread-safe. */
public final class GitHubPullRequests implements PullRequests {
  private final GitHubConnection connection;
  private final Calls calls;

  public GitHubPullRequests(GitHubApi api) {
    this.connection = api.connection();
    this.calls = api.calls(Permission.READ_PULL_REQUESTS);
  }

  @Override
  public PullRequest get(int number) {
    return calls.call(new ReadPullRequest(connection, number));
  }
}
