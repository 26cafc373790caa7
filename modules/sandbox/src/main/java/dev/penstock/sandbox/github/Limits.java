package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * GitHub's rate limits (docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
 * Thread-safe.
 *
 * <p>Every answer tells what is left of the hour. Nothing is refused for having been called often:
 * a budget that is used up starts anew, so that a long test run meets a limit only on order.
 */
public final class Limits {
  /** What a workflow's token has per hour in an organization of GitHub Enterprise Cloud. */
  private static final int PER_HOUR = 15_000;

  private static final Duration WINDOW = Duration.ofHours(1);

  /**
   * One token's hour.
   *
   * @param used calls so far
   * @param reset when it ends
   */
  private record Hour(int used, Instant reset) {}

  /** A primary limit that was ordered. */
  private record Exhaustion(int status, Instant reset) {}

  private final InstantSource clock;
  private final Map<String, Hour> hours = new HashMap<>();
  private Optional<Exhaustion> exhaustion = Optional.empty();
  private Optional<Duration> retryAfter = Optional.empty();
  private int secondaries;

  Limits(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Refuses every call, as if the hour's budget were used up, until it is reset.
   *
   * @param status 403 or 429: GitHub answers either
   * @param untilReset from now
   */
  public synchronized void exhaust(int status, Duration untilReset) {
    exhaustion = Optional.of(new Exhaustion(status, clock.instant().plus(untilReset)));
  }

  /**
   * Refuses the next calls with the secondary limit, status 403.
   *
   * @param times how many calls
   * @param after the Retry-After header, in seconds; empty for an answer without it
   */
  public synchronized void secondary(int times, Optional<Duration> after) {
    secondaries = times;
    retryAfter = after;
  }

  /** Takes back what was ordered. */
  public synchronized void restore() {
    exhaustion = Optional.empty();
    secondaries = 0;
  }

  /** The answer instead of the call's own, when a limit stands in its way. */
  synchronized Optional<Reply> refusal() {
    exhaustion = exhaustion.filter(ordered -> clock.instant().isBefore(ordered.reset));
    if (exhaustion.isPresent()) {
      return exhaustion.map(ordered -> primary(ordered.status));
    }
    if (secondaries > 0) {
      secondaries--;
      return Optional.of(secondary());
    }
    return Optional.empty();
  }

  private static Reply primary(int status) {
    return Reply.json(
        status,
        Problem.body(
            status,
            "API rate limit exceeded for installation ID 8675309.",
            "using-the-rest-api/rate-limits-for-the-rest-api"));
  }

  private Reply secondary() {
    Reply reply =
        Reply.json(
            403,
            Problem.body(
                403,
                "You have exceeded a secondary rate limit. Please wait a few minutes before you"
                    + " try again.",
                "using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits"));
    return retryAfter
        .map(wait -> reply.withHeader("Retry-After", String.valueOf(wait.toSeconds())))
        .orElse(reply);
  }

  /** Counts a call of a token. */
  synchronized void count(String token) {
    hours.compute(
        token,
        (key, hour) -> {
          Hour now = current(hour == null ? begin() : hour);
          return new Hour(now.used + 1, now.reset);
        });
  }

  /** The answer with the headers that say what is left. */
  synchronized Reply tell(String token, Reply reply) {
    ObjectNode rate = rate(token);
    return reply
        .withHeader("X-RateLimit-Limit", rate.get("limit").asText())
        .withHeader("X-RateLimit-Remaining", rate.get("remaining").asText())
        .withHeader("X-RateLimit-Used", rate.get("used").asText())
        .withHeader("X-RateLimit-Reset", rate.get("reset").asText())
        .withHeader("X-RateLimit-Resource", "core");
  }

  /** The body of GET /rate_limit. */
  synchronized ObjectNode overview(String token) {
    ObjectNode overview = Json.object();
    ObjectNode resources = overview.putObject("resources");
    resources.set("core", rate(token));
    resources.set("search", rate(30, 0, begin().reset));
    resources.set("graphql", rate(PER_HOUR, 0, begin().reset));
    overview.set("rate", rate(token));
    return overview;
  }

  private ObjectNode rate(String token) {
    if (exhaustion.isPresent()) {
      return rate(PER_HOUR, PER_HOUR, exhaustion.get().reset);
    }
    Hour hour = current(hours.getOrDefault(token, begin()));
    return rate(PER_HOUR, hour.used, hour.reset);
  }

  private static ObjectNode rate(int limit, int used, Instant reset) {
    return Json.object()
        .put("limit", limit)
        .put("remaining", limit - used)
        .put("used", used)
        .put("reset", reset.getEpochSecond());
  }

  private Hour current(Hour hour) {
    boolean over = hour.used >= PER_HOUR - 1 || clock.instant().isAfter(hour.reset);
    return over ? begin() : hour;
  }

  private Hour begin() {
    return new Hour(0, clock.instant().plus(WINDOW));
  }
}
