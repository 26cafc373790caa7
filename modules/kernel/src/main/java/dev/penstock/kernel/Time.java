package dev.penstock.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock and the waiting of a run, always handed around together.
 *
 * @param clock what time it is
 * @param sleeper how to wait
 */
public record Time(InstantSource clock, Sleeper sleeper) {

  /** The machine's own time. */
  public static Time system() {
    return new Time(InstantSource.system(), Sleeper.system());
  }

  /** What time it is. */
  public Instant now() {
    return clock.instant();
  }

  /** How long ago that was. */
  public Duration since(Instant start) {
    return Duration.between(start, now());
  }

  /**
   * Waits.
   *
   * @throws PenstockException when the run is being cancelled
   */
  public void sleep(Duration duration) {
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unavailable(
              "cancelled",
              "The run was cancelled while it waited",
              "the job was stopped or ran into its time limit",
              "Run it again: it finishes what this run began.")
          .asException(e);
    }
  }
}
