package dev.penstock.health;

import dev.penstock.kernel.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What a service was like while it was watched. A probe is bad unless it brought a good answer, of
 * whichever version: while traffic moves from one version to the next, both serve.
 *
 * @param evidence every probe, in order
 * @param errorBudgetPercent the share of bad probes that was allowed, 0 to 100 per cent
 */
public record WatchReport(Evidence evidence, double errorBudgetPercent) {

  /** How many probes there were. */
  public int probes() {
    return evidence.probes();
  }

  /** The bad ones, with what they said. */
  public List<Observation> bad() {
    return evidence.observations().stream().filter(seen -> isBad(seen.verdict())).toList();
  }

  /** How many probes the expected version answered, and well. */
  public int expected() {
    return (int)
        evidence.observations().stream().filter(seen -> seen.verdict().isHealthy()).count();
  }

  /** Whether the share of bad probes is no more than was allowed. */
  public boolean withinBudget() {
    return bad().size() * 100.0 <= errorBudgetPercent * probes();
  }

  /** The report in one line, for people, without the service's name. */
  public String explain() {
    String share = "%d of %d probes bad".formatted(bad().size(), probes());
    String verdict = withinBudget() ? "within budget" : "over budget";
    return "%s: %s in %s%s"
        .formatted(
            verdict,
            share,
            Seconds.of(evidence.duration()),
            lastBad().map(bad -> ", last " + bad.explain()).orElse(""));
  }

  /**
   * What to tell when the budget was not kept; empty when it was.
   *
   * @param target what was watched
   */
  public Optional<Failure> failure(HealthTarget target) {
    return lastBad()
        .filter(bad -> !withinBudget())
        .map(
            bad ->
                Failure.failed(
                    "error-budget-exceeded",
                    "%s gave too many bad answers at %s".formatted(target.name(), target.uri()),
                    "%d of %d probes were bad, last %s; %s %% may be"
                        .formatted(
                            bad().size(), probes(), bad.explain(), Percent.of(errorBudgetPercent)),
                    Advice.on(bad)));
  }

  private Optional<Verdict> lastBad() {
    return evidence.observations().reversed().stream()
        .map(Observation::verdict)
        .filter(WatchReport::isBad)
        .findFirst();
  }

  static boolean isBad(Verdict verdict) {
    return !verdict.isHealthy() && !(verdict instanceof Verdict.WrongVersion);
  }
}
