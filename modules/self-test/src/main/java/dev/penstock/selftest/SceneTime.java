package dev.penstock.selftest;

import dev.penstock.kernel.Sleeper;
import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of a scene: it passes only when somebody waits, so that a scene says the same whenever
 * it is played. Thread-safe.
 */
public final class SceneTime {
  private final AtomicReference<Instant> now;
  private final Sleeper sleeper;

  /**
   * A time.
   *
   * @param start what time it is first
   * @param sleeper what a wait really takes
   */
  public SceneTime(Instant start, Sleeper sleeper) {
    this.now = new AtomicReference<>(start);
    this.sleeper = sleeper;
  }

  /** The clock and the waiting. */
  public Time time() {
    return new Time(now::get, this::pass);
  }

  private void pass(Duration duration) throws InterruptedException {
    if (duration.isPositive()) {
      sleeper.sleep(duration);
      now.updateAndGet(before -> before.plus(duration));
    }
  }
}
