package dev.penstock.pipeline.release;

import java.time.Duration;

/**
 * How a rollback is meant.
 *
 * @param to where to
 * @param restoreDatabase whether the database is taken back too, which loses what was written since
 * @param hold whether the commit that is rolled back from is kept from being deployed again
 * @param patience how long to wait for another run's turn to end; zero to be refused at once
 */
public record RollbackOptions(
    RollbackTarget to, boolean restoreDatabase, boolean hold, Duration patience) {

  /** The same without the database, which an earlier attempt has taken back. */
  RollbackOptions withoutRestore() {
    return new RollbackOptions(to, false, hold, patience);
  }
}
