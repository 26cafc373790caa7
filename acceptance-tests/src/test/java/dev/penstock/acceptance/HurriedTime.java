package dev.penstock.acceptance;

import dev.penstock.kernel.Sleeper;
import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A time in which every wait passes a hundred times as fast, for those who wait. */
final class HurriedTime {
  private static final int FASTER = 100;

  private final AtomicLong skippedNanos = new AtomicLong();

  Time time() {
    InstantSource system = InstantSource.system();
    return new Time(() -> system.instant().plusNanos(skippedNanos.get()), this::sleep);
  }

  private void sleep(Duration duration) throws InterruptedException {
    Duration taken = duration.dividedBy(FASTER);
    Sleeper.system().sleep(taken);
    skippedNanos.addAndGet(duration.minus(taken).toNanos());
  }
}
