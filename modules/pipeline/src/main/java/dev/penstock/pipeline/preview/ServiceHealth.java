package dev.penstock.pipeline.preview;

import dev.penstock.config.PolicyConfig;
import dev.penstock.config.VersionExpectation;
import dev.penstock.health.Backoff;
import dev.penstock.health.ExpectedVersion;
import dev.penstock.health.HealthPolicy;
import dev.penstock.health.HealthTarget;
import java.time.Duration;

/** Reads what {@code penstock.yml} says of a service's health as something that can be proven. */
public final class ServiceHealth {
  private ServiceHealth() {}

  /** What has to answer, and with which version. */
  public static HealthTarget target(PlannedService service, String commit) {
    ExpectedVersion version =
        switch (service.config().health().version()) {
          case VersionExpectation.JsonField(String path) -> ExpectedVersion.inJson(path, commit);
          case VersionExpectation.Header(String name) -> ExpectedVersion.inHeader(name, commit);
          case VersionExpectation.Body() -> ExpectedVersion.inBody(commit);
          case VersionExpectation.None() -> ExpectedVersion.any();
        };
    return HealthTarget.of(service.key(), service.healthUrl(), version);
  }

  /**
   * How often and how long to ask.
   *
   * @param position the service's place in the deployment, from 0
   */
  public static HealthPolicy policy(PolicyConfig config, int position) {
    String name = config.preset().text();
    HealthPolicy preset = HealthPolicy.preset(name, position).orElseThrow();
    return new HealthPolicy(
        config.firstWait().orElse(preset.firstWait()),
        config.attempts().orElse(preset.attempts()),
        backoff(config, preset),
        preset.confirmWait(),
        config.timeout().orElse(preset.probeTimeout()),
        config.deadline().orElse(preset.deadline()),
        config.streak().orElse(preset.streak()));
  }

  private static Backoff backoff(PolicyConfig config, HealthPolicy preset) {
    if (config.delay().isEmpty() && config.maxDelay().isEmpty()) {
      return preset.backoff();
    }
    Duration first = config.delay().orElse(Duration.ofMillis(250));
    Duration cap = config.maxDelay().orElse(first.multipliedBy(8));
    return Backoff.doubling(first, cap.compareTo(first) < 0 ? first : cap);
  }
}
