package dev.penstock.bench.health;

import java.time.Duration;

/**
 * A short time before the onset in which everything was well.
 *
 * @param from when it began
 * @param until when it was over
 */
record Spell(Duration from, Duration until) {
  boolean covers(Duration moment) {
    return moment.compareTo(from) >= 0 && moment.compareTo(until) < 0;
  }
}
