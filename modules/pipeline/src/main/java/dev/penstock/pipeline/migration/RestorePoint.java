package dev.penstock.pipeline.migration;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;

/** Where a database branch can be taken back to. */
public sealed interface RestorePoint {

  /** The branch it is of, by name. */
  String branch();

  /** The point in one line, for people; {@link #parse} reads it back. */
  String describe();

  /** The point that a line describes; empty when it describes none. */
  static Optional<RestorePoint> parse(String line) {
    Matcher moment = DescribedPoint.MOMENT.matcher(line);
    if (moment.matches()) {
      return DescribedPoint.instant(moment.group(2))
          .map(at -> new Moment(moment.group(1), at, moment.group(3)));
    }
    Matcher copy = DescribedPoint.COPY.matcher(line);
    return copy.matches() ? Optional.of(new Copy(copy.group(2), copy.group(1))) : Optional.empty();
  }

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
