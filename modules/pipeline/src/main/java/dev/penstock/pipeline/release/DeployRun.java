package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerHistory;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.RunIdentity;
import dev.penstock.pipeline.ledger.Turn;
import dev.penstock.pipeline.step.StepLog;
import java.util.List;

/**
 * Deploys a commit to a lasting environment, proves it, and puts back what was proven before when
 * it is not healthy.
 *
 * <p>A run that finishes a killed one begins again: everything it does may be done twice, and the
 * ledger says what was proven last. Used once.
 */
public final class DeployRun {
  private final ReleaseProviders providers;
  private final RunIdentity identity;
  private final RunTools tools;

  public DeployRun(
      ReleaseProviders providers,
      RunIdentity identity,
      Redactor redactor,
      Time time,
      Progress progress) {
    this.providers = providers;
    this.identity = identity;
    this.tools = new RunTools(time, progress, redactor, new StepLog(time, progress));
  }

  /**
   * Deploys.
   *
   * @return what became of it; ledger entry and report tell the same
   * @throws PenstockException when the run cannot even begin, another one goes on, or the commit is
   *     on hold; nothing is touched then
   */
  public ReleaseReport run(EnvironmentPlan plan, DeployOptions options) {
    Ledger ledger = providers.ledger();
    LedgerHistory history = new LedgerHistory(ledger, plan.name());
    List<ReleasedService> before =
        tools
            .steps()
            .run(
                "Check",
                () -> check(plan, history, options),
                serving -> serving.isEmpty() ? "a first deploy" : "ready to begin");
    LedgerDraft draft = new LedgerDraft(plan, identity);
    LedgerEntry entry =
        ledger.begin(
            plan.name(),
            plan.commit(),
            draft.begun(LedgerPayload.Kind.DEPLOY, List.of(), before),
            "Deploying " + shortCommit(plan));
    List<LedgerEntry> killed =
        tools
            .steps()
            .run(
                "Wait for the turn",
                () -> Turn.take(ledger, entry, options.patience(), tools.time(), tools.progress()),
                dead -> dead.isEmpty() ? "taken" : "taken; a run before this one was killed");
    refuseHeldNow(ledger, entry, history, options);
    Standing standing = Standing.read(history, entry, killed);
    return new Deploying(providers, plan, options, standing, draft, tools).run();
  }

  private List<ReleasedService> check(
      EnvironmentPlan plan, LedgerHistory history, DeployOptions options) {
    refuseHeld(plan.commit(), history, options);
    SelectServicesStep.refuseUnknown(plan, options);
    new CheckEnvironmentStep(providers).run(plan);
    return new WhatServesStep(providers.deployers()).run(plan, history.lastProven());
  }

  /** A rollback that this run has waited for may have put its commit on hold. */
  private static void refuseHeldNow(
      Ledger ledger, LedgerEntry entry, LedgerHistory history, DeployOptions options) {
    try {
      refuseHeld(entry.commit(), history, options);
    } catch (PenstockException e) {
      ledger.abandon(entry, "Refused: " + e.failure().what());
      throw e;
    }
  }

  private static void refuseHeld(String commit, LedgerHistory history, DeployOptions options) {
    if (options.ignoreHold()) {
      return;
    }
    history
        .holdOn(commit)
        .ifPresent(
            hold -> {
              throw Failure.refused(
                      "commit-on-hold",
                      "Commit "
                          + commit.substring(0, 7)
                          + " is on hold in "
                          + history.environment(),
                      "deployment %d rolled back from it".formatted(hold.id()),
                      "Deploy a commit that mends it. To deploy this one all the same, set"
                          + " ignore-hold: true.")
                  .asException();
            });
  }

  private static String shortCommit(EnvironmentPlan plan) {
    return plan.commit().substring(0, 7);
  }
}
