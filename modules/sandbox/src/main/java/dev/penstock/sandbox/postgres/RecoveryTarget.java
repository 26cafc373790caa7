package dev.penstock.sandbox.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The moment a server is recovered as of. */
public sealed interface RecoveryTarget {

  /** What the recovering server is told. */
  List<String> settings();

  /**
   * What was committed by then.
   *
   * @param time by the server's clock
   */
  record At(Instant time) implements RecoveryTarget {
    /** So early in its life the server knows no names of time zones, not even {@code Z}. */
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    @Override
    public List<String> settings() {
      return List.of("recovery_target_time=" + TIME.format(time));
    }
  }

  /**
   * What the log held when it ended there.
   *
   * @param position such as {@code 0/1A2B3C4}; what {@code pg_current_wal_lsn()} answered
   */
  record Before(String position) implements RecoveryTarget {
    @Override
    public List<String> settings() {
      return List.of("recovery_target_lsn=" + position, "recovery_target_inclusive=off");
    }
  }
}
