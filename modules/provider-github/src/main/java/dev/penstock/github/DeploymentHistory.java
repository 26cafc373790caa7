package dev.penstock.github;

import java.util.Iterator;
import java.util.Optional;

/**
 * The deployments of one environment. GitHub lists them newest first.
 *
 * @param connection the repository
 * @param environment the environment's name
 */
record DeploymentHistory(GitHubConnection connection, String environment, Calls calls) {
  /**
   * Tells Penstock's deployments from those that GitHub makes of its own accord for a job with an
   * {@code environment:}.
   */
  static final String TASK = "deploy:penstock";

  /** Penstock's latest of the commit. */
  Optional<PreviewDeployment> latest(String commit) {
    Iterator<PreviewDeployment> found = pages(Optional.of(commit), Optional.of(TASK)).iterator();
    return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
  }

  /** Penstock's, newest first; later pages are read when one of them is wanted. */
  Iterable<PreviewDeployment> ours() {
    return pages(Optional.empty(), Optional.of(TASK));
  }

  /** Everybody's, newest first. */
  Iterable<PreviewDeployment> all() {
    return pages(Optional.empty(), Optional.empty());
  }

  /** What was said of a deployment last; empty when nothing was said yet. */
  Optional<ReadDeploymentStatuses.Said> last(PreviewDeployment deployment) {
    return calls.call(new ReadDeploymentStatuses(connection, deployment.id())).stream().findFirst();
  }

  private Pages<PreviewDeployment> pages(Optional<String> commit, Optional<String> task) {
    return new Pages<>(
        page -> calls.call(new ListDeployments(connection, environment, commit, task, page)));
  }
}
