package dev.penstock.pipeline.release;

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
 * Takes a lasting environment back to a release that was proven, and proves it again.
 *
 * <p>A run that finishes a killed one goes to the same release, and restores the database only if
 * that was not done. Used once.
 */
public final class RollbackRun {
  private final ReleaseProviders providers;
  private final RunIdentity identity;
  private final RunTools tools;

  public RollbackRun(
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
   * Rolls back.
   *
   * @param plan the environment; its commit does not matter
   * @return what became of it; ledger entry and report tell the same
   * @throws PenstockException when there is nothing to go back to, another run goes on, or the old
   *     code may not meet today's schema; nothing is touched then
   */
  public ReleaseReport run(EnvironmentPlan plan, RollbackOptions options) {
    Ledger ledger = providers.ledger();
    LedgerHistory history = new LedgerHistory(ledger, plan.name());
    LedgerEntry target =
        tools
            .steps()
            .run(
                "Find the release to go back to",
                () -> find(plan, history, options),
                RollbackRun::describe);
    EnvironmentPlan back = plan.forCommit(target.commit());
    LedgerDraft draft = new LedgerDraft(back, identity);
    LedgerEntry entry =
        ledger.begin(
            plan.name(),
            target.commit(),
            draft.begun(LedgerPayload.Kind.ROLLBACK, target.payload().services(), List.of()),
            "Rolling back to " + describe(target));
    List<LedgerEntry> killed = takeTurn(ledger, entry, options);
    RollbackOptions left =
        FindTargetStep.isDone(target, identity) ? options.withoutRestore() : options;
    RollingBack rolling =
        new RollingBack(
            providers,
            back,
            left,
            target,
            history,
            Standing.read(history, entry, killed),
            draft,
            tools);
    return rolling.run();
  }

  private LedgerEntry find(EnvironmentPlan plan, LedgerHistory history, RollbackOptions options) {
    new CheckEnvironmentStep(providers).run(plan);
    return new FindTargetStep(history, identity)
        .run(options.to(), Turn.killed(providers.ledger(), plan.name(), identity));
  }

  private List<LedgerEntry> takeTurn(Ledger ledger, LedgerEntry entry, RollbackOptions options) {
    return tools
        .steps()
        .run(
            "Wait for the turn",
            () -> Turn.take(ledger, entry, options.patience(), tools.time(), tools.progress()),
            killed -> "taken");
  }

  static String describe(LedgerEntry target) {
    return "deployment %d of %s".formatted(target.id(), target.commit().substring(0, 7));
  }
}
