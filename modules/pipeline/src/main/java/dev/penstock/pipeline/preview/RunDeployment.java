package dev.penstock.pipeline.preview;

import dev.penstock.kernel.Progress;
import dev.penstock.pipeline.review.DeploymentRecord;
import dev.penstock.pipeline.review.Deployments;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What one run tells on GitHub of the deployment that it is. Thread-safe. */
final class RunDeployment {
  private final Deployments deployments;
  private final PreviewPlan plan;
  private final Progress progress;
  private volatile Optional<Long> begun = Optional.empty();
  private volatile Optional<List<Long>> older = Optional.empty();

  RunDeployment(Deployments deployments, PreviewPlan plan, Progress progress) {
    this.deployments = deployments;
    this.plan = plan;
    this.progress = progress;
  }

  /** Begins it, or takes up the one that a killed run has left unfinished. */
  void begin(Optional<Long> unfinished) {
    long id = unfinished.orElseGet(() -> deployments.create(record()));
    begun = Optional.of(id);
    deployments.progress(id, title());
  }

  /** Finds what it will take the place of, ahead of the need. */
  void findOlder() {
    older = Ahead.read(this::activeBefore, progress);
  }

  void succeed(URI front) {
    deployments.succeed(id(), front, title());
  }

  /** Makes the older ones inactive. */
  void supersede() {
    deployments.supersede(older.orElseGet(this::activeBefore));
  }

  /** Marks it as failed, if it got as far as being recorded. */
  void fail(String why) {
    begun.ifPresent(id -> deployments.fail(id, why));
  }

  private List<Long> activeBefore() {
    return deployments.activeBefore(plan.deploymentEnvironment(), id());
  }

  private long id() {
    return begun.orElseThrow();
  }

  private DeploymentRecord record() {
    return new DeploymentRecord(
        plan.deploymentEnvironment(),
        plan.identity().requireCommit(),
        title(),
        PreviewPayload.of(plan).toJson());
  }

  private String title() {
    return "Preview of #" + plan.identity().pullRequest();
  }
}
