package dev.penstock.pipeline.review;

/** The pull requests of the repository. */
@FunctionalInterface
public interface PullRequests {

  /**
   * One of them.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when there is none of that number, 3
   *     when GitHub refuses or cannot be reached
   */
  PullRequest get(int number);
}
