package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerPayload;
import java.net.URI;
import java.util.Optional;

/**
 * The end of a run, in the ledger.
 *
 * @param entry the run's entry: the finished one, or the one that was begun when that is all there
 *     is
 * @param trouble why it could not be written; what serves is not changed by that
 */
record Conclusion(LedgerEntry entry, Optional<Failure> trouble) {

  /**
   * Writes it. A run after which everything is proven also settles what killed runs have left:
   * their entries are marked as ended.
   */
  static Conclusion write(
      Ledger ledger,
      Standing standing,
      Progress progress,
      LedgerPayload payload,
      URI front,
      String description) {
    try {
      LedgerEntry entry = ledger.finish(standing.entry(), payload, Optional.of(front), description);
      standing.killed().forEach(killed -> settle(ledger, killed, progress));
      return new Conclusion(entry, Optional.empty());
    } catch (PenstockException e) {
      progress.warn("The ledger could not be written: " + e.failure().what());
      return new Conclusion(standing.entry(), Optional.of(e.failure()));
    }
  }

  /** One that is not marked no longer counts all the same: something newer has ended. */
  private static void settle(Ledger ledger, LedgerEntry killed, Progress progress) {
    try {
      ledger.abandon(killed, "Ended without a result");
    } catch (PenstockException e) {
      progress.warn(e.failure().what());
    }
  }
}
