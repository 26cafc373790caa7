package dev.penstock.selftest;

import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of a recording: it begins when that was made, passes as everybody's, and whoever waits
 * is there at once. Thread-safe.
 */
final class SceneTime {
  private final Time real;
  private final AtomicReference<Duration> ahead;

  SceneTime(Time real, Instant start) {
    this.real = real;
    this.ahead = new AtomicReference<>(Duration.between(real.now(), start));
  }

  Time time() {
    return new Time(
        () -> real.now().plus(ahead.get()),
        duration -> ahead.updateAndGet(before -> before.plus(positive(duration))));
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
