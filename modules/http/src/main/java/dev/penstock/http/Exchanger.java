package dev.penstock.http;

import dev.penstock.kernel.Time;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends a request, at the provider's pace and as often as is allowed, until there is an answer
 * worth having, and says so when it waits. Thread-safe.
 */
public final class Exchanger {
  /** Even with the budget used up a request gets this long, so that a run can end tidily. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(5);

  private static final Duration LONG = Duration.ofSeconds(1);

  private final String provider;
  private final Transport transport;
  private final Pacer pacer;
  private final RetryPolicy retries;
  private final RunContext run;

  /**
   * For one provider.
   *
   * @param provider what people call it
   */
  public Exchanger(
      String provider, Transport transport, Pacer pacer, RetryPolicy retries, RunContext run) {
    this.provider = provider;
    this.transport = transport;
    this.pacer = pacer;
    this.retries = retries;
    this.run = run;
  }

  /**
   * How the last attempt ended.
   *
   * @throws dev.penstock.kernel.PenstockException when the run is cancelled while it waits
   */
  public Outcome exchange(Request request, RepeatRules rules) {
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = attempt(request);
      Optional<Duration> delay = retries.delayAfter(outcome, rules, attempt, run.time().now());
      if (delay.isEmpty() || !run.budget().allows(delay.get())) {
        return outcome;
      }
      announce(outcome, delay.get(), attempt + 1);
      run.time().sleep(delay.get());
    }
  }

  private Outcome attempt(Request request) {
    awaitTurn(request);
    Time time = run.time();
    Instant start = time.now();
    Outcome outcome = send(request);
    long taken = time.since(start).toMillis();
    debug(
        request.method() + " " + request.uri() + ": " + words(outcome) + " after " + taken + " ms");
    return outcome;
  }

  private void awaitTurn(Request request) {
    Duration wait = pacer.reserve(request, run.time().now());
    if (wait.compareTo(LONG) > 0) {
      run.progress()
          .say("Waiting " + seconds(wait) + " to keep to the rate " + provider + " allows");
    }
    run.time().sleep(wait);
  }

  private Outcome send(Request request) {
    Duration left = run.budget().remaining();
    Duration limit = left.compareTo(LEAST_TIME) > 0 ? left : LEAST_TIME;
    boolean tighter = request.timeout().map(own -> limit.compareTo(own) < 0).orElse(true);
    try {
      return new Outcome.Answered(
          Answer.parse(transport.send(tighter ? request.within(limit) : request)));
    } catch (TransportFault fault) {
      return new Outcome.Broken(fault);
    }
  }

  private void announce(Outcome outcome, Duration delay, int attempt) {
    run.progress()
        .say(
            "%s; trying again in %s (attempt %d)"
                .formatted(words(outcome), seconds(delay), attempt));
  }

  private void debug(String line) {
    run.progress().debug(run.redactor().redact(line));
  }

  private String words(Outcome outcome) {
    return outcome.either(
        answer -> provider + " answers " + answer.status(),
        fault -> provider + " gives no answer (" + fault.getMessage() + ")");
  }

  private static String seconds(Duration wait) {
    BigDecimal tenths =
        BigDecimal.valueOf(wait.toMillis(), 3)
            .setScale(1, RoundingMode.CEILING)
            .stripTrailingZeros();
    return tenths.toPlainString() + " s";
  }
}
