package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerHistory;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.RunIdentity;
import java.util.List;
import java.util.Optional;

/** Finds the release to go back to. */
final class FindTargetStep {
  private final LedgerHistory history;
  private final RunIdentity run;

  FindTargetStep(LedgerHistory history, RunIdentity run) {
    this.history = history;
    this.run = run;
  }

  /**
   * The entry of the release.
   *
   * @param killed entries of runs that ended without saying how, newest first
   * @throws PenstockException with exit 2 when there is none, or it was never proven
   */
  LedgerEntry run(RollbackTarget target, List<LedgerEntry> killed) {
    LedgerEntry entry = done().or(() -> find(target, killed)).orElseThrow(() -> unknown(target));
    if (entry.payload().result() != LedgerPayload.Result.PROVEN
        || entry.payload().services().isEmpty()) {
      throw neverProven(entry);
    }
    return entry;
  }

  /** What an earlier attempt of this run came to, if it was proven and nothing came after it. */
  private Optional<LedgerEntry> done() {
    return history.newestRelease().filter(entry -> isDone(entry, run));
  }

  /** Whether an entry is that of a rollback which the run only repeats. */
  static boolean isDone(LedgerEntry entry, RunIdentity run) {
    LedgerPayload payload = entry.payload();
    return payload.kind() == LedgerPayload.Kind.ROLLBACK
        && payload.result() == LedgerPayload.Result.PROVEN
        && run.repeats(payload.run());
  }

  private Optional<LedgerEntry> find(RollbackTarget target, List<LedgerEntry> killed) {
    return switch (target) {
      case RollbackTarget.LastProven last -> lastProven(killed);
      case RollbackTarget.OfDeployment(long id) -> history.byId(id);
      case RollbackTarget.OfCommit(String commit) -> history.byCommit(commit);
    };
  }

  /**
   * When the newest run was proven, it is the one that is not wanted, and the release before it is
   * meant; otherwise the newest proven one. A rollback that did not end well is gone on with.
   */
  private Optional<LedgerEntry> lastProven(List<LedgerEntry> killed) {
    Optional<LedgerEntry> newest = killed.stream().findFirst().or(history::newestRelease);
    return newest.flatMap(
        entry ->
            switch (entry.payload().result()) {
              case PROVEN -> history.lastProvenOtherThan(entry);
              case FAILED, BEGUN, ROLLED_BACK ->
                  entry.payload().kind() == LedgerPayload.Kind.ROLLBACK
                      ? history.byCommit(entry.commit())
                      : history.lastProven();
            });
  }

  private PenstockException unknown(RollbackTarget target) {
    return Failure.invalid(
            "rollback-target-unknown",
            "The ledger of "
                + history.environment()
                + " has no release to go back to: "
                + target.text(),
            "it holds what Penstock deployed and proved there",
            "Look at the environment's deployments on GitHub for one that was successful, and set"
                + " the input to its id or commit.")
        .asException();
  }

  private PenstockException neverProven(LedgerEntry entry) {
    return Failure.refused(
            "rollback-target-unproven",
            "Deployment " + entry.id() + " was never proven healthy",
            "going back to it could make things worse",
            "Choose a successful deployment, or leave to: at last-proven.")
        .asException();
  }
}
