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
import dev.penstock.pipeline.ledger.RunIdentity;
import dev.penstock.pipeline.ledger.Turn;
import dev.penstock.pipeline.step.StepLog;
import java.util.List;

/**
 * Deploys a commit to a lasting environment, proves it, and puts back what was proven before when it
 * is not healthy.
 *
 * <p>A run that finishes a killed one begins again: everything it does may be done twice, and the
 * ledger says what was proven last. Used once.
 */
public final class DeployRun {
  private final ReleaseProviders providers;
  private final RunIdentity identity;
  private final Redactor redactor;
  private final Time time;
  private final Progress progress;

  public DeployRun(
      ReleaseProviders providers,
      RunIdentity identity,
      Redactor redactor,
      Time time,
      Progress progress) {
    this.providers = providers;
    this.identity = identity;
    this.redactor = redactor;
    this.time = time;
    this.progress = progress;
  }

  /**
   * Deploys.
   *
   * @return what became of it; ledger entry and report tell the same
   * @throws PenstockException when the run cannot even begin, another one goes on, or the commit is
   *     on hold; nothing is touched then
   */
  public ReleaseReport run(EnvironmentPlan plan, DeployOptions options) {
    StepLog steps = new StepLog(time, progress);
    Ledger ledger = providers.ledger();
    steps.run(
        "Check",
        () -> new CheckEnvironmentStep(providers).run(plan, history(plan), options),
        done -> "ready to begin");
    LedgerDraft draft = new LedgerDraft(plan, identity);
    LedgerEntry entry =
        ledger.begin(
            plan.name(),
            plan.commit(),
            draft.begun(LedgerPayload.Kind.DEPLOY, List.of(), List.of()),
            "Deploying " + plan.commit().substring(0, 7));
    Turn turn = steps.run(
        "Wait for the turn",
        () -> Turn.take(ledger, entry, options.patience(), time, progress),
        taken -> taken.describe());
    var deploying =
        new Deploying(
            providers,
            plan,
            options,
            new Deploying.Place(turn, history(plan), draft),
            redactor,
            new Clockwork(time, progress, steps));
    return deploying.run();
  }

  private LedgerHistory history(EnvironmentPlan plan) {
    return LedgerHistory.of(providers.ledger(), plan.name());
  }
}
