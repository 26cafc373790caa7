package dev.penstock.testing;

import dev.penstock.kernel.Sleeper;
import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Time that moves only when somebody waits. Thread-safe; waiting threads share the one clock, so a
 * test that runs several of them sees the sum of their waits.
 */
public final class VirtualTime implements InstantSource, Sleeper {
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  /** The clock and the sleeper as one value. */
  public Time time() {
    return new Time(this, this);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    sleeps.add(duration);
    now = now.plus(duration);
  }

  /** Lets time pass without anybody waiting. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Every wait so far, in order. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
