package dev.penstock.pipeline.preview;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.review.PullRequest;
import dev.penstock.pipeline.review.PullRequests;
import dev.penstock.pipeline.step.Concurrently;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks, without touching anything, whether the run can succeed at all. */
final class PreflightStep {
  private final PreviewProviders providers;

  PreflightStep(PreviewProviders providers) {
    this.providers = providers;
  }

  /**
   * What there was to see.
   *
   * @param open whether the pull request is open
   * @param unfinished the deployment that a killed run of the same commit has left
   */
  record Seen(boolean open, Optional<Long> unfinished) {}

  /**
   * Asks every provider at once.
   *
   * @throws dev.penstock.kernel.PenstockException when a token, a project or a zone is not right
   */
  Seen run(PreviewPlan plan) {
    return Concurrently.both(() -> canSucceed(plan), () -> unfinished(plan), Seen::new);
  }

  private boolean canSucceed(PreviewPlan plan) {
    List<Supplier<Boolean>> questions = new ArrayList<>();
    questions.add(() -> isOpen(providers.pullRequests(), plan));
    plan.database().ifPresent(database -> questions.add(() -> knows(database)));
    zone(plan).ifPresent(zone -> questions.add(() -> !zone.nameServers().isEmpty()));
    return Concurrently.all(questions).getFirst();
  }

  /**
   * Whether the pull request is open now.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 4 when it comes from another repository
   */
  static boolean isOpen(PullRequests pullRequests, PreviewPlan plan) {
    PullRequest pullRequest = pullRequests.get(plan.identity().pullRequest());
    if (pullRequest.open() && pullRequest.fromFork()) {
      throw Failure.refused(
              "fork-refused",
              "Pull request #" + pullRequest.number() + " comes from another repository",
              "its code would run with this repository's secrets",
              "Review it and push its commits to a branch of this repository to give it a preview.")
          .asException();
    }
    return pullRequest.open();
  }

  private Optional<Long> unfinished(PreviewPlan plan) {
    return providers
        .deployments()
        .unfinished(plan.deploymentEnvironment(), plan.identity().requireCommit());
  }

  private boolean knows(PlannedDatabase database) {
    providers.databases(database.project()).find(database.branch().name());
    return true;
  }

  private Optional<DnsZone> zone(PreviewPlan plan) {
    return plan.zone().map(providers::zone);
  }
}
