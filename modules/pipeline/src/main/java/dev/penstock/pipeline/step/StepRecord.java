package dev.penstock.pipeline.step;

import dev.penstock.kernel.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One step of a run, finished.
 *
 * @param title what it does, as a person would say it: "database branch"
 * @param started when it began
 * @param duration how long it took
 * @param detail what it came to, one line; empty when it failed
 * @param failure why it failed; empty when it did not
 */
public record StepRecord(
    String title, Instant started, Duration duration, String detail, Optional<Failure> failure) {

  /** Whether the step did what it is for. */
  public boolean succeeded() {
    return failure.isEmpty();
  }
}
