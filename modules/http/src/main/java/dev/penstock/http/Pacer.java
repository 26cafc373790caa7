package dev.penstock.http;

import java.time.Duration;
import java.time.Instant;

/** Keeps requests to a rate that the provider accepts. Implementations are thread-safe. */
@FunctionalInterface
public interface Pacer {

  /** Takes a place for the request and says how long to wait until it comes up; zero for now. */
  Duration reserve(Request request, Instant now);

  /** Never waits. */
  static Pacer none() {
    return (request, now) -> Duration.ZERO;
  }

  /** At most so many requests in any such period, spread evenly once a first burst is used up. */
  static Pacer of(int requests, Duration period) {
    return new TokenBucket(requests, period);
  }

  /** The same rate for requests that change something; others pass. */
  default Pacer forChanges() {
    return (request, now) -> request.method().isChanging() ? reserve(request, now) : Duration.ZERO;
  }

  /** Both rates at once. */
  default Pacer and(Pacer other) {
    return (request, now) -> {
      Duration one = reserve(request, now);
      Duration two = other.reserve(request, now);
      return one.compareTo(two) >= 0 ? one : two;
    };
  }
}
