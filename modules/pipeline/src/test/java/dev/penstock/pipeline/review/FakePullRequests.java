package dev.penstock.pipeline.review;

import dev.penstock.kernel.Failure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pull requests held in memory. Thread-safe. */
public final class FakePullRequests implements PullRequests {
  private final Map<Integer, PullRequest> held = new ConcurrentHashMap<>();

  /** From now on this is how the pull request of its number is. */
  public FakePullRequests with(PullRequest pullRequest) {
    held.put(pullRequest.number(), pullRequest);
    return this;
  }

  /** The pull request is closed from now on. */
  public void close(int number) {
    PullRequest was = get(number);
    with(new PullRequest(number, false, was.headCommit(), was.headBranch(), was.fromFork()));
  }

  @Override
  public PullRequest get(int number) {
    if (!held.containsKey(number)) {
      throw Failure.invalid(
              "pull-request-unknown",
              "There is no pull request #" + number,
              "",
              "Check the number.")
          .asException();
    }
    return held.get(number);
  }
}
