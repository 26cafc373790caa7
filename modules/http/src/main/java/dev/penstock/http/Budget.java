package dev.penstock.http;

import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * How long one run of an action may keep waiting for its providers. One budget is shared by all of
 * them. Immutable and thread-safe; only time uses it up.
 */
public final class Budget {
  private final Time time;
  private final Instant end;

  private Budget(Time time, Instant end) {
    this.time = time;
    this.end = end;
  }

  /** A budget that starts now. */
  public static Budget of(Time time, Duration total) {
    return new Budget(time, time.now().plus(total));
  }

  /** What is left; never negative. */
  public Duration remaining() {
    Duration left = Duration.between(time.now(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether a wait of that length ends within it. */
  public boolean allows(Duration wait) {
    return remaining().compareTo(wait) >= 0;
  }
}
