package dev.penstock.pipeline.release;

import dev.penstock.health.HealthReport;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.deploy.StagedRelease;
import dev.penstock.pipeline.step.StepLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives a staged version its traffic, step by step where that is asked for, and proves it. What the
 * tool says is a hint; the probe is the verdict.
 */
final class PromoteServiceStep {
  private static final int ALL = 100;

  private final Prover prover;
  private final StepLog steps;
  private final Progress progress;

  PromoteServiceStep(Prover prover, StepLog steps, Progress progress) {
    this.prover = prover;
    this.steps = steps;
    this.progress = progress;
  }

  /**
   * What is promoted.
   *
   * @param service the service
   * @param position its place in the order of deployment, from 0
   * @param version the version
   * @param staged what staging came to
   * @param isFirst whether nothing served before, so that there is nothing to share with
   */
  record Promotion(
      PlacedService service,
      int position,
      ServiceVersion version,
      StagedRelease staged,
      boolean isFirst) {}

  /**
   * Promotes and proves.
   *
   * @param live told of the release as soon as it may have traffic, proven or not
   * @throws PenstockException with exit 1 when it is not healthy or its error budget is used up, 3
   *     when that could not be found out, or what the deployer failed with and the probe confirmed
   */
  ServiceOutcome.Promoted run(
      Deployer deployer, Promotion promotion, Consumer<ServiceOutcome.Promoted> live) {
    for (int percent : shares(promotion)) {
      share(deployer, promotion, percent, live);
    }
    return finish(deployer, promotion, live);
  }

  private List<Integer> shares(Promotion promotion) {
    List<Integer> all = promotion.service().placement().rollout().steps();
    List<Integer> partial = all.stream().filter(percent -> percent < ALL).toList();
    if (promotion.isFirst() && !partial.isEmpty()) {
      progress.say(
          promotion.service().key() + ": nothing serves yet, so it gets all traffic at once");
      return List.of();
    }
    return partial;
  }

  private void share(
      Deployer deployer, Promotion promotion, int percent, Consumer<ServiceOutcome.Promoted> live) {
    PlacedService service = promotion.service();
    Release release = promote(deployer, promotion, percent);
    String url = url(promotion, release);
    Map<String, String> pin = deployer.pin(release);
    if (!pin.isEmpty()) {
      HealthReport report =
          prover.provePinned(service, url, promotion.version().commit(), promotion.position(), pin);
      require(promotion, release, Optional.empty(), report, live);
    }
    prover.watch(service, url, promotion.version().commit(), percent, pin);
  }

  private ServiceOutcome.Promoted finish(
      Deployer deployer, Promotion promotion, Consumer<ServiceOutcome.Promoted> live) {
    PlacedService service = promotion.service();
    String commit = promotion.version().commit();
    Optional<Failure> tool = Optional.empty();
    Release release;
    HealthReport report;
    try {
      release = promote(deployer, promotion, ALL);
      report = prover.prove(service, url(promotion, release), commit, promotion.position());
    } catch (PenstockException e) {
      if (!mayHaveWorked(e.failure())) {
        throw e;
      }
      tool = Optional.of(e.failure());
      release = whatIsLive(deployer, promotion).orElseThrow(() -> e);
      report = prover.doubt(service, url(promotion, release), commit, promotion.position());
    }
    return require(promotion, release, tool, report, live);
  }

  private Release promote(Deployer deployer, Promotion promotion, int percent) {
    String title = "Promote " + promotion.service().key();
    return steps.run(
        percent == ALL ? title : title + " to " + percent + " %",
        () -> deployer.promote(promotion.version(), promotion.staged(), percent),
        Release::id);
  }

  private static boolean mayHaveWorked(Failure failure) {
    return failure.exit() == ExitCode.FAILED || failure.exit() == ExitCode.UNAVAILABLE;
  }

  /** After a tool that failed: what it made live nevertheless. */
  private static Optional<Release> whatIsLive(Deployer deployer, Promotion promotion) {
    try {
      return deployer.current(promotion.version().name()).or(promotion.staged()::release);
    } catch (PenstockException e) {
      return promotion.staged().release();
    }
  }

  private ServiceOutcome.Promoted require(
      Promotion promotion,
      Release release,
      Optional<Failure> tool,
      HealthReport report,
      Consumer<ServiceOutcome.Promoted> live) {
    ServiceOutcome.Promoted outcome =
        new ServiceOutcome.Promoted(promotion.service(), release, tool, report);
    live.accept(outcome);
    tool.ifPresent(failure -> tellBoth(promotion.service(), failure, report));
    report
        .failure(
            prover.target(
                promotion.service(), url(promotion, release), promotion.version().commit()))
        .ifPresent(
            failure -> {
              throw tool.orElse(failure).asException();
            });
    return outcome;
  }

  private void tellBoth(PlacedService service, Failure tool, HealthReport report) {
    String probe =
        report instanceof HealthReport.Proven ? "but it serves" : "and so says the probe";
    progress.warn(
        "%s: the tool says that it failed (%s), %s: %s"
            .formatted(service.key(), tool.what(), probe, report.explain()));
  }

  private static String url(Promotion promotion, Release release) {
    return release.url().orElse(promotion.service().url());
  }
}
