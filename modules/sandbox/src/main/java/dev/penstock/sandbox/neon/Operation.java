package dev.penstock.sandbox.neon;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something Neon does after it has answered.
 *
 * @param startsAt when it begins; it is "scheduling" before
 * @param endsAt when it is "finished"
 */
record Operation(
    String id,
    String branchId,
    Optional<String> endpointId,
    String action,
    Instant createdAt,
    Instant startsAt,
    Instant endsAt) {

  boolean finished(Instant now) {
    return !now.isBefore(endsAt);
  }

  String status(Instant now) {
    if (finished(now)) {
      return "finished";
    }
    return now.isBefore(startsAt) ? "scheduling" : "running";
  }

  Instant updatedAt(Instant now) {
    if (finished(now)) {
      return endsAt;
    }
    return now.isBefore(startsAt) ? createdAt : startsAt;
  }

  /** In milliseconds; 0 until it has begun. */
  int duration(Instant now) {
    Instant until = finished(now) ? endsAt : now;
    return Math.toIntExact(Math.max(0, Duration.between(startsAt, until).toMillis()));
  }

  Operation finishedAt(Instant now) {
    return finished(now)
        ? this
        : new Operation(id, branchId, endpointId, action, createdAt, createdAt, now);
  }
}
