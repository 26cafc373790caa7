package dev.penstock.pipeline.migration;

import java.time.Instant;

/** Where a database branch can be taken back to. */
public sealed interface RestorePoint {

  /** The branch it is of, by name. */
  String branch();

  /** The point in one line, for people. */
  String describe();

  /**
   * A moment in the branch's own history.
   *
   * @param branch the branch's name
   * @param at the moment, by the database's clock
   * @param lsn the position in its write-ahead log, such as {@code 0/1A2B3C4}
   */
  record Moment(String branch, Instant at, String lsn) implements RestorePoint {
    @Override
    public String describe() {
      return branch + " at " + at + " (LSN " + lsn + ")";
    }
  }

  /**
   * A branch that keeps the state.
   *
   * @param branch the name of the branch it is of
   * @param copy the name of the branch that keeps it
   */
  record Copy(String branch, String copy) implements RestorePoint {
    @Override
    public String describe() {
      return "branch " + copy + ", a copy of " + branch;
    }
  }
}
