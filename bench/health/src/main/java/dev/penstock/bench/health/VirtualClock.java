package dev.penstock.bench.health;

import dev.penstock.kernel.Sleeper;
import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when somebody waits. For one thread. */
final class VirtualClock implements InstantSource, Sleeper {
  private Instant now = Instant.EPOCH;

  Time time() {
    return new Time(this, this);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    now = now.plus(duration);
  }

  /** Since the deployment tool said that it was done. */
  Duration elapsed() {
    return Duration.between(Instant.EPOCH, now);
  }
}
