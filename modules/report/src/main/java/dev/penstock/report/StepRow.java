package dev.penstock.report;

import java.time.Duration;
import java.util.Optional;

/**
 * One step of what was done.
 *
 * @param name what it does, such as {@code Deploy api}
 * @param state how far it is
 * @param started when it began, counted from the run's start; empty when it did not
 * @param took how long it took; empty while it has not ended
 */
public record StepRow(
    String name, State state, Optional<Duration> started, Optional<Duration> took) {

  /** How far a step is. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    SKIPPED
  }

  /** A step that has ended. */
  public static StepRow ended(String name, State state, Duration started, Duration took) {
    return new StepRow(name, state, Optional.of(started), Optional.of(took));
  }

  /** A step that has not begun, or never will. */
  public static StepRow notStarted(String name, State state) {
    return new StepRow(name, state, Optional.empty(), Optional.empty());
  }

  /** A step that is under way. */
  public static StepRow running(String name, Duration started) {
    return new StepRow(name, State.RUNNING, Optional.of(started), Optional.empty());
  }
}
