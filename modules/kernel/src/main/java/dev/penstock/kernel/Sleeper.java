package dev.penstock.kernel;

import java.time.Duration;

/** Waits. Passed in, so that tests wait in virtual time. */
@FunctionalInterface
public interface Sleeper {
  /**
   * Waits for the duration; zero or less returns at once.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  void sleep(Duration duration) throws InterruptedException;

  /** Waits on the machine's own clock. */
  static Sleeper system() {
    return duration -> {
      if (duration.isPositive()) {
        Thread.sleep(duration);
      }
    };
  }
}
