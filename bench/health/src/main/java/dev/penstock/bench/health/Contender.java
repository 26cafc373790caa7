package dev.penstock.bench.health;

import dev.penstock.health.Backoff;
import dev.penstock.health.ExpectedVersion;
import dev.penstock.health.HealthPolicy;
import dev.penstock.health.HealthPolicy.Pace;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * A policy that takes part.
 *
 * @param name what the tables call it
 * @param policy the policy for a service's place in the deployment, from 0
 * @param version what it asks of an answer
 */
record Contender(String name, IntFunction<HealthPolicy> policy, ExpectedVersion version) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int ENOUGH = 10_000;

  static Contender standard() {
    return new Contender("default", position -> HealthPolicy.standard(), checked());
  }

  static Contender codex() {
    return new Contender("codex", HealthPolicy::codex, checked());
  }

  /**
   * basecamp/kamal-proxy: every second ({@code DefaultHealthCheckInterval}, a ticker in {@code
   * internal/server/health_check.go}), 5 s for a probe ({@code DefaultHealthCheckTimeout}), the
   * first status of 200 to 299 wins, 30 s for the whole ({@code DefaultDeployTimeout}, all in
   * {@code internal/server/service.go}). It asks for no version.
   */
  static Contender kamalProxy() {
    HealthPolicy policy =
        firstGoodAnswer(
            Backoff.listed(List.of(SECOND)),
            Pace.FROM_BEGINNING,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));
    return new Contender("kamal-proxy", position -> policy, ExpectedVersion.any());
  }

  /**
   * superfly/flyctl: looks again after 1 to 2 s by chance until all checks pass ({@code
   * WaitForHealthchecksToPass} in {@code internal/machine/leasable_machine.go}), 5 minutes for the
   * whole. It asks for no version. Its looks are taken for probes of the service itself, which
   * flatters it: the platform's own checks behind them run every few seconds.
   */
  static Contender flyctl() {
    HealthPolicy policy =
        firstGoodAnswer(
            unhealthy -> SECOND.plusNanos(jitter(unhealthy)),
            Pace.FROM_END,
            Duration.ofSeconds(2),
            Duration.ofMinutes(5));
    return new Contender("flyctl", position -> policy, ExpectedVersion.any());
  }

  static List<Contender> all() {
    return List.of(standard(), codex(), kamalProxy(), flyctl());
  }

  private static ExpectedVersion checked() {
    return ExpectedVersion.inJson("version", World.NEW);
  }

  private static HealthPolicy firstGoodAnswer(
      Backoff backoff, Pace pace, Duration timeout, Duration deadline) {
    return new HealthPolicy(
        Duration.ZERO, ENOUGH, backoff, SECOND, pace, timeout, timeout, deadline, 1);
  }

  private static long jitter(int unhealthy) {
    return new SplittableRandom(unhealthy).nextLong(SECOND.toNanos());
  }
}
