package dev.penstock.http;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket of half the period's requests, refilled evenly with the other half: so that no window of
 * the period ever holds more than all of them. Kept as one number, the time at which the bucket is
 * full again (the "generic cell rate algorithm").
 */
final class TokenBucket implements Pacer {
  private final Duration interval;
  private final Duration depth;
  private Instant full = Instant.MIN;

  TokenBucket(int requests, Duration period) {
    if (requests < 2) {
      throw new IllegalArgumentException("fewer than two requests cannot be spread");
    }
    int burst = requests / 2;
    // Duration's own arithmetic goes through BigDecimal, which every start would have to load.
    long nanos = period.toNanos() / (requests - burst);
    this.interval = Duration.ofNanos(nanos);
    this.depth = Duration.ofNanos(nanos * burst);
  }

  @Override
  public synchronized Duration reserve(Request request, Instant now) {
    Instant start = full.isAfter(now) ? full : now;
    full = start.plus(interval);
    Duration wait = Duration.between(now.plus(depth), full);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
