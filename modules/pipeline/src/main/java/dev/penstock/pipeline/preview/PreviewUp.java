package dev.penstock.pipeline.preview;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.dns.EnsureDnsStep;
import dev.penstock.pipeline.dns.VerifyDnsStep;
import dev.penstock.pipeline.step.Concurrently;
import dev.penstock.pipeline.step.StepLog;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a pull request its preview, or brings it up to date.
 *
 * <p>Every step makes sure that something is as it should be, so a run that finishes a killed one
 * is no different from any other. Used once.
 */
public final class PreviewUp {
  private final PreviewProviders providers;
  private final PreviewComment comment;
  private final Redactor redactor;
  private final Time time;
  private final Progress progress;
  private final StepLog steps;
  private final List<DeployedService> deployed = new ArrayList<>();
  private volatile Optional<PreparedDatabase> database = Optional.empty();
  private volatile List<DnsChange> dns = List.of();

  public PreviewUp(
      PreviewProviders providers,
      PreviewComment comment,
      Redactor redactor,
      Time time,
      Progress progress) {
    this.providers = providers;
    this.comment = comment;
    this.redactor = redactor;
    this.time = time;
    this.progress = progress;
    this.steps = new StepLog(time, progress);
  }

  /**
   * Brings the preview up. The pull request is looked at before and after: one that was closed
   * meanwhile leaves nothing behind.
   *
   * @return what became of it, {@link PreviewState#READY}, {@link PreviewState#FAILED} or {@link
   *     PreviewState#CLOSED}; deployment and comment tell the same
   * @throws PenstockException when the run cannot even begin; nothing is touched then
   */
  public PreviewReport run(PreviewPlan plan) {
    plan.identity().requireCommit();
    plan.requireVariables();
    PreflightStep.Seen seen =
        steps.run("Check", () -> new PreflightStep(providers).run(plan), PreviewUp::openOrClosed);
    if (!seen.open()) {
      progress.warn("Pull request #" + plan.identity().pullRequest() + " is closed: no preview");
      return report(plan, PreviewState.CLOSED, Optional.empty());
    }
    RunDeployment deployment = new RunDeployment(providers.deployments(), plan, progress);
    try {
      bringUp(plan, deployment, seen.unfinished());
    } catch (PenstockException e) {
      return failed(plan, deployment, e);
    }
    return stillOpen(plan) ? ready(plan, deployment) : closedMeanwhile(plan);
  }

  /**
   * Branch and records are found again by their names, so they need not wait for the deployment.
   * Services do: it is what remembers their names when a later push gives them others.
   */
  private void bringUp(PreviewPlan plan, RunDeployment deployment, Optional<Long> unfinished) {
    Concurrently.run(List.of(() -> deployment.begin(unfinished), () -> layFoundations(plan)));
    Concurrently.run(List.of(deployment::findOlder, () -> bringServicesUp(plan)));
  }

  private void layFoundations(PreviewPlan plan) {
    new BuildServicesStep(providers.tools(), steps).run(plan);
    List<Runnable> foundations = new ArrayList<>();
    plan.database().ifPresent(planned -> foundations.add(() -> ensureDatabase(planned)));
    plan.zone().ifPresent(zone -> foundations.add(() -> ensureDns(plan, zone)));
    Concurrently.run(foundations);
  }

  private void bringServicesUp(PreviewPlan plan) {
    database.ifPresent(prepared -> migrate(plan, prepared));
    new DeployServicesStep(
            providers::deployer,
            providers.healthCheck(),
            providers.generatedSecrets(),
            redactor,
            steps)
        .run(plan, database, deployed::add);
  }

  private void ensureDatabase(PlannedDatabase planned) {
    var step = new EnsureDatabaseStep(providers.databases(planned.project()));
    database =
        Optional.of(
            steps.run("Database branch", () -> step.run(planned), PreparedDatabase::describe));
  }

  private void ensureDns(PreviewPlan plan, String zone) {
    var verification = new VerifyDnsStep(providers.nameServers(), time, progress);
    var step = new EnsureDnsStep(providers.zone(zone), verification);
    dns =
        steps.run(
            "DNS records", () -> step.run(plan.owner(), plan.hosts()), EnsureDnsStep::describe);
  }

  private void migrate(PreviewPlan plan, PreparedDatabase prepared) {
    var step = new MigrateDatabaseStep(providers.tools());
    plan.database()
        .flatMap(PlannedDatabase::migrations)
        .ifPresent(
            migrations ->
                steps.run(
                    MigrateDatabaseStep.TITLE,
                    () -> {
                      step.run(plan, migrations, prepared);
                      return migrations;
                    },
                    done -> String.join(" ", done.command())));
  }

  /** The comment is found meanwhile, so that writing it need not look for it any more. */
  private boolean stillOpen(PreviewPlan plan) {
    return Concurrently.both(
        () -> PreflightStep.isOpen(providers.pullRequests(), plan),
        () -> Ahead.read(() -> findComment(plan), progress),
        (open, comment) -> open);
  }

  private Optional<String> findComment(PreviewPlan plan) {
    return providers.comments().find(plan.identity().pullRequest(), PreviewComment.keyOf(plan));
  }

  /** Each of these is true by now, whatever becomes of telling the others. */
  private PreviewReport ready(PreviewPlan plan, RunDeployment deployment) {
    URI front = plan.frontUrl(deployed).orElseThrow();
    PreviewReport report = report(plan, PreviewState.READY, Optional.empty());
    Concurrently.run(
        List.of(() -> deployment.succeed(front), deployment::supersede, () -> post(report)));
    return report;
  }

  private PreviewReport failed(PreviewPlan plan, RunDeployment deployment, PenstockException e) {
    PreviewReport report = report(plan, PreviewState.FAILED, Optional.of(e.failure()));
    tell(() -> deployment.fail(e.failure().what()));
    tell(() -> post(report));
    return report;
  }

  private PreviewReport closedMeanwhile(PreviewPlan plan) {
    progress.warn("The pull request was closed meanwhile: removing its preview again");
    PreviewReport down = new PreviewDown(providers, comment, time, progress).run(plan);
    return new PreviewReport(
        plan,
        down.failure().isPresent() ? PreviewState.FAILED : PreviewState.CLOSED,
        Optional.empty(),
        List.of(),
        List.of(),
        down.removed(),
        down.steps(),
        down.failure());
  }

  private void post(PreviewReport report) {
    providers
        .comments()
        .upsert(
            report.plan().identity().pullRequest(),
            PreviewComment.keyOf(report.plan()),
            comment.render(report));
  }

  /** Telling about a failure must not hide it behind another one. */
  private void tell(Runnable telling) {
    try {
      telling.run();
    } catch (PenstockException e) {
      progress.warn(e.failure().what());
    }
  }

  private PreviewReport report(PreviewPlan plan, PreviewState state, Optional<Failure> failure) {
    Optional<DatabaseBranch> branch = database.map(PreparedDatabase::branch);
    return new PreviewReport(
        plan, state, branch, dns, deployed, List.of(), steps.records(), failure);
  }

  private static String openOrClosed(PreflightStep.Seen seen) {
    return seen.open() ? "ready to begin" : "the pull request is closed";
  }
}
