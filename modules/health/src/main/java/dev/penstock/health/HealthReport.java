package dev.penstock.health;

import dev.penstock.kernel.Failure;
import java.util.Optional;

/** How a proof ended. An error, such as a cancelled run, is none of these: it is thrown. */
public sealed interface HealthReport {

  /** Every probe. */
  Evidence evidence();

  /** The report in one line, for people, without the service's name. */
  String explain();

  /**
   * What to tell when this is not a proof; empty when it is.
   *
   * @param target what was probed
   */
  Optional<Failure> failure(HealthTarget target);

  /** The service serves what was expected, several times in a row. */
  record Proven(Evidence evidence) implements HealthReport {
    @Override
    public String explain() {
      return "%s after %s (%d probes)"
          .formatted(
              evidence.last().explain(),
              Seconds.of(evidence.timeToHealthy().orElseThrow()),
              evidence.probes());
    }

    @Override
    public Optional<Failure> failure(HealthTarget target) {
      return Optional.empty();
    }
  }

  /**
   * The service answers, and what it answers is wrong.
   *
   * @param verdict what it said last
   */
  record Failed(Verdict verdict, Evidence evidence) implements HealthReport {
    @Override
    public String explain() {
      return "failed: %s, for %s (%d probes)"
          .formatted(verdict.explain(), Seconds.of(evidence.duration()), evidence.probes());
    }

    @Override
    public Optional<Failure> failure(HealthTarget target) {
      return Optional.of(
          Failure.failed(
              verdict.code(),
              "%s is not healthy at %s".formatted(target.name(), target.uri()),
              "%s after %s and %d probes"
                  .formatted(verdict.explain(), Seconds.of(evidence.duration()), evidence.probes()),
              Advice.on(verdict)));
    }
  }

  /** The service was never reached, or is neither steadily healthy nor steadily not. */
  record Inconclusive(Verdict verdict, Evidence evidence) implements HealthReport {
    @Override
    public String explain() {
      return "inconclusive: %s, for %s (%d probes)"
          .formatted(verdict.explain(), Seconds.of(evidence.duration()), evidence.probes());
    }

    @Override
    public Optional<Failure> failure(HealthTarget target) {
      return Optional.of(
          Failure.unavailable(
              "health-inconclusive",
              "Whether %s is healthy at %s could not be found out"
                  .formatted(target.name(), target.uri()),
              "%s after %s and %d probes"
                  .formatted(verdict.explain(), Seconds.of(evidence.duration()), evidence.probes()),
              Advice.on(verdict)));
    }
  }
}
