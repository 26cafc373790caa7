package dev.penstock.pipeline.migration;

import dev.penstock.kernel.Secret;
import java.time.Instant;

/**
 * Asks a database where it is in its own history: a provider's API does not tell, and its clock is
 * not the database's.
 */
@FunctionalInterface
public interface DatabaseClock {

  /**
   * Where it is now.
   *
   * @param directUrl the database's address past the pooler
   * @throws dev.penstock.kernel.PenstockException with exit 3 when the database cannot be reached
   */
  Reading read(Secret directUrl);

  /**
   * A moment: everything that was committed before the reading is in it.
   *
   * @param now by the database's clock
   * @param position in its write-ahead log, such as {@code 0/1A2B3C4}
   */
  record Reading(Instant now, String position) {}
}
