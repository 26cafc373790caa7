package dev.penstock.report;

import java.time.Instant;
import java.util.Optional;

/**
 * The database branch of a preview.
 *
 * @param branch its name
 * @param parent the branch it was made from
 * @param state what was done about it
 * @param expires when the provider removes it if nobody else does
 */
public record DatabaseRow(String branch, String parent, State state, Optional<Instant> expires) {

  /** What was done about a branch. */
  public enum State {
    WAITING,
    READY,
    MIGRATED,
    REMOVED
  }
}
