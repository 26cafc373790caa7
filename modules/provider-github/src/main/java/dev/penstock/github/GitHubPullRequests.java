package dev.penstock.github;

import dev.penstock.pipeline.review.PullRequest;
import dev.penstock.pipeline.review.PullRequests;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/** The pull requests of a repository on GitHub; one request each. Thread-safe. */
public final class GitHubPullRequests implements PullRequests {
  private final References references;
  private final Calls calls;

  public GitHubPullRequests(GitHubApi api) {
    this.references = api.references();
    this.calls = api.calls(Permission.READ_PULL_REQUESTS);
  }

  @Override
  public PullRequest get(int number) {
    return calls.run(
        "read pull request #" + number,
        () -> pullRequest(references.repository().getPullRequest(number)));
  }

  private static PullRequest pullRequest(GHPullRequest found) {
    return new PullRequest(
        found.getNumber(),
        found.getState() == GHIssueState.OPEN,
        found.getHead().getSha(),
        found.getHead().getRef(),
        isFromFork(found));
  }

  /** A fork that was deleted since is null. */
  private static boolean isFromFork(GHPullRequest found) {
    @Nullable GHRepository head = found.getHead().getRepository();
    return head == null || head.getId() != found.getBase().getRepository().getId();
  }
}
