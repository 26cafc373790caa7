package dev.penstock.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * When to try again, and after what wait: longer each time, and a little random, so that several
 * runs do not come back at once. Immutable; thread-safe when its randomness is.
 *
 * @param attempts the most times a request is sent
 * @param firstDelay the wait after the first attempt
 * @param longestDelay the most that growing comes to; a provider may still ask for more
 * @param harmless statuses with which the provider promises that it did nothing, so that even a
 *     POST may be repeated
 * @param limits reads how long the provider asks to wait
 * @param random numbers from 0 to 1
 */
public record RetryPolicy(
    int attempts,
    Duration firstDelay,
    Duration longestDelay,
    Set<Integer> harmless,
    RateLimits limits,
    DoubleSupplier random) {

  private static final double SPREAD = 0.2;

  public RetryPolicy {
    harmless = Set.copyOf(harmless);
  }

  /** Eight attempts over about a minute: .5, 1, 2, 4 s and so on up to 30 s. */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        8,
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        Set.of(),
        RateLimits.standard(),
        Math::random);
  }

  /** With these statuses retried always, as the provider did nothing when it sends them. */
  public RetryPolicy withHarmless(Integer... statuses) {
    return new RetryPolicy(attempts, firstDelay, longestDelay, Set.of(statuses), limits, random);
  }

  /** With another reading of rate limits. */
  public RetryPolicy withLimits(RateLimits other) {
    return new RetryPolicy(attempts, firstDelay, longestDelay, harmless, other, random);
  }

  /** With other randomness, from 0 to 1: a constant .5 makes every wait exact. */
  public RetryPolicy withRandom(DoubleSupplier other) {
    return new RetryPolicy(attempts, firstDelay, longestDelay, harmless, limits, other);
  }

  /**
   * The wait before the next attempt; empty when there should be none.
   *
   * @param attempt how many times the request was sent, from 1
   */
  public Optional<Duration> delayAfter(
      Outcome outcome, RepeatRules rules, int attempt, Instant now) {
    if (attempt >= attempts) {
      return Optional.empty();
    }
    return outcome.either(
        answer -> afterAnswer(answer, rules, attempt, now),
        fault -> afterFault(fault, rules, attempt));
  }

  private Optional<Duration> afterAnswer(
      Answer answer, RepeatRules rules, int attempt, Instant now) {
    Optional<Duration> limit = limits.waitAsked(answer, now);
    if (limit.isEmpty() && !mayPass(answer.status(), rules)) {
      return Optional.empty();
    }
    Duration grown = grown(attempt);
    return limit
        .or(() -> RateLimits.hint(answer, now))
        .filter(asked -> asked.compareTo(grown) > 0)
        .or(() -> Optional.of(grown));
  }

  private Optional<Duration> afterFault(TransportFault fault, RepeatRules rules, int attempt) {
    boolean again = !fault.isLasting() && (rules.repeatable() || !fault.mayHaveArrived());
    return again ? Optional.of(grown(attempt)) : Optional.empty();
  }

  private boolean mayPass(int status, RepeatRules rules) {
    return harmless.contains(status)
        || rules.busy().contains(status)
        || (rules.repeatable() && isPassing(status));
  }

  /** 501 and 505 are about the request itself; all other 5xx, gateways' own included, may pass. */
  private static boolean isPassing(int status) {
    return switch (status) {
      case 408, 423, 425, 429 -> true;
      case 501, 505 -> false;
      default -> status >= 500;
    };
  }

  private Duration grown(int attempt) {
    double factor = Math.pow(2, attempt - 1) * (1 - SPREAD + 2 * SPREAD * random.getAsDouble());
    long millis = Math.round(firstDelay.toMillis() * factor);
    return Duration.ofMillis(Math.min(millis, longestDelay.toMillis()));
  }
}
