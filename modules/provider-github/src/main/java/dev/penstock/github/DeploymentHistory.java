package dev.penstock.github;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHDeployment;
import org.kohsuke.github.GHDeploymentState;
import org.kohsuke.github.GHDeploymentStatus;

/**
 * The deployments of one environment. GitHub lists them newest first, and the statuses of each too.
 *
 * @param environment the environment's name
 */
record DeploymentHistory(String environment, References references, Calls calls) {
  /**
   * Tells Penstock's deployments from those that GitHub makes of its own accord for a job with an
   * {@code environment:}.
   */
  static final String TASK = "deploy:penstock";

  private static final int PAGE = 100;

  /** Penstock's latest of the commit. */
  Optional<GHDeployment> latest(String commit) {
    return calls.run(
        reading(), () -> stream(commit, TASK).filter(each -> isOf(commit, each)).findFirst());
  }

  /** Penstock's, newest first. */
  List<GHDeployment> ours() {
    return calls.run(
        reading(), () -> stream(null, TASK).filter(each -> TASK.equals(each.getTask())).toList());
  }

  /** Everybody's, newest first. */
  List<GHDeployment> all() {
    return calls.run(reading(), () -> stream(null, null).toList());
  }

  /** What was said of a deployment last; empty when nothing was said yet. */
  Optional<GHDeploymentState> state(GHDeployment deployment) {
    return calls.run(
        reading(),
        () ->
            deployment.listStatuses().withPageSize(PAGE).iterator().nextPage().stream()
                .max(Comparator.comparingLong(GHDeploymentStatus::getId))
                .map(GHDeploymentStatus::getState));
  }

  private Stream<GHDeployment> stream(@Nullable String commit, @Nullable String task) {
    return StreamSupport.stream(
            references
                .repository()
                .listDeployments(commit, null, task, environment)
                .withPageSize(PAGE)
                .spliterator(),
            false)
        .filter(each -> environment.equals(each.getEnvironment()));
  }

  private static boolean isOf(String commit, GHDeployment deployment) {
    return commit.equals(deployment.getSha()) && TASK.equals(deployment.getTask());
  }

  private String reading() {
    return "read the deployments of " + environment;
  }
}
