package dev.penstock.sandbox.neon;

import dev.penstock.sandbox.postgres.RecoveryTarget;
import dev.penstock.sandbox.postgres.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A moment in a branch's history.
 *
 * @param lsn where the log ended then; empty when the time is given
 * @param time by the database's clock; empty when the position is given
 */
record Moment(Optional<String> lsn, Optional<Instant> time) {

  private static final Pattern LSN = Pattern.compile("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}");

  /** The one that two fields of a request name; empty when neither is there. */
  static Optional<Moment> of(Body wanted, String lsnField, String timeField) {
    Optional<String> lsn = wanted.text(lsnField);
    Optional<Instant> time = wanted.instant(timeField);
    if (lsn.isPresent() && time.isPresent()) {
      throw NeonException.invalid("only one of " + lsnField + " and " + timeField + " can be set");
    }
    if (lsn.filter(it -> !LSN.matcher(it).matches()).isPresent()) {
      throw NeonException.invalid(lsnField + " must be an LSN such as 0/1DE2850");
    }
    return lsn.isEmpty() && time.isEmpty() ? Optional.empty() : Optional.of(new Moment(lsn, time));
  }

  static NeonException outOfRange() {
    return NeonException.invalid("the requested point in time is not in the branch's history");
  }

  RecoveryTarget target() {
    return lsn.<RecoveryTarget>map(RecoveryTarget.Before::new)
        .or(() -> time.map(RecoveryTarget.At::new))
        .orElseThrow();
  }

  /** Whether the cluster has come that far. */
  boolean isPast(Cluster cluster) {
    String condition =
        lsn.map(it -> Sql.text(it) + "::pg_lsn <= pg_current_wal_lsn()")
            .or(
                () ->
                    time.map(it -> Sql.text(it.toString()) + "::timestamptz <= clock_timestamp()"))
            .orElseThrow();
    return cluster.isThere("SELECT count(*) WHERE " + condition);
  }
}
