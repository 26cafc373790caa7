package dev.penstock.pipeline.release;

import dev.penstock.config.template.Values;
import dev.penstock.health.HealthCheck;
import dev.penstock.health.HealthPolicy;
import dev.penstock.health.HealthReport;
import dev.penstock.health.HealthTarget;
import dev.penstock.health.WatchReport;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.proof.ServiceHealth;
import dev.penstock.pipeline.step.StepLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Asks services of a lasting environment how they are. Thread-safe. */
final class Prover {
  private static final Duration BETWEEN_WATCHED = Duration.ofSeconds(1);

  /** A tool that failed has mostly changed nothing: a minute shows whether it has. */
  private static final Duration DOUBTFUL = Duration.ofMinutes(1);

  private final HealthCheck check;
  private final Supplier<Values> values;
  private final Redactor redactor;
  private final StepLog steps;

  Prover(HealthCheck check, Supplier<Values> values, Redactor redactor, StepLog steps) {
    this.check = check;
    this.values = values;
    this.redactor = redactor;
    this.steps = steps;
  }

  /** Whether the service serves the commit at its address. */
  HealthReport prove(PlacedService service, String url, String commit, int position) {
    return proven(
        "Prove " + service.key(), target(service, url, commit), policy(service, position));
  }

  /** The same of an earlier release; one whose commit is not known has only to be healthy. */
  HealthReport prove(PlacedService service, ReleasedService release, int position, String how) {
    HealthTarget target = target(service, release.url(), release.commit());
    return proven("Prove " + service.key() + " " + how, target, policy(service, position));
  }

  /** The same after a tool said that it failed: a shorter look, which the tool mostly confirms. */
  HealthReport doubt(PlacedService service, String url, String commit, int position) {
    HealthPolicy policy = policy(service, position);
    HealthPolicy shorter =
        policy.deadline().compareTo(DOUBTFUL) > 0 ? policy.withDeadline(DOUBTFUL) : policy;
    return proven("Look at " + service.key(), target(service, url, commit), shorter);
  }

  /** Whether requests with these headers are served the commit, when only a share of others is. */
  HealthReport provePinned(
      PlacedService service, String url, String commit, int position, Map<String, String> pin) {
    HealthTarget target = target(service, url, commit);
    return proven(
        "Prove " + service.key() + " at its share",
        target.withHeaders(joined(target.headers(), pin)),
        policy(service, position));
  }

  /**
   * Watches the answers of the new version, where requests can be led to it; otherwise those that
   * everybody gets, whichever version gives them.
   *
   * @param pin headers that lead to the new version; empty when there are none
   * @throws dev.penstock.kernel.PenstockException with exit 1 when the error budget is used up
   */
  void watch(
      PlacedService service, String url, String commit, int percent, Map<String, String> pin) {
    var rollout = service.placement().rollout();
    HealthTarget target = target(service, url, pin.isEmpty() ? "" : commit);
    HealthTarget led = target.withHeaders(joined(target.headers(), pin));
    WatchReport report =
        steps.run(
            "Watch " + service.key() + " at " + percent + " %",
            () -> check.watch(led, rollout.hold(), BETWEEN_WATCHED, rollout.errorBudget()),
            WatchReport::explain);
    report
        .failure(led)
        .ifPresent(
            failure -> {
              throw failure.asException();
            });
  }

  /** What is asked. */
  HealthTarget target(PlacedService service, String url, String commit) {
    return ServiceHealth.target(service.config(), url, commit, values.get(), redactor);
  }

  private static HealthPolicy policy(PlacedService service, int position) {
    return ServiceHealth.policy(service.config().health().policy(), position);
  }

  private HealthReport proven(String title, HealthTarget target, HealthPolicy policy) {
    return steps.run(title, () -> check.prove(target, policy), HealthReport::explain);
  }

  private static Map<String, Secret> joined(Map<String, Secret> some, Map<String, String> more) {
    Map<String, Secret> all = new HashMap<>(some);
    more.forEach((name, value) -> all.put(name, Secret.of(value)));
    return all;
  }
}
