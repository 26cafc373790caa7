package dev.penstock.health;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One proof on its way. Used once, by one thread. */
final class Proof {
  private static final int HOPELESS_PROBES = 3;

  private final Probe probe;
  private final Time time;
  private final HealthTarget target;
  private final HealthPolicy policy;
  private final Instant start;
  private final Narrator narrator;
  private final List<Observation> observations = new ArrayList<>();
  private Duration began = Duration.ZERO;

  Proof(Probe probe, Time time, Progress progress, HealthTarget target, HealthPolicy policy) {
    this.probe = probe;
    this.time = time;
    this.target = target;
    this.policy = policy;
    this.start = time.now();
    this.narrator = new Narrator(target.name(), progress);
  }

  HealthReport run() {
    Duration first = withinDeadline(policy.firstWait());
    narrator.beforeTheFirstProbe(first);
    time.sleep(first);
    Evidence evidence = observe();
    Optional<HealthReport> report = reportOn(evidence);
    while (report.isEmpty()) {
      Duration wait = withinDeadline(waitAfter(evidence));
      narrator.afterAProbe(evidence, wait);
      time.sleep(wait);
      evidence = observe();
      report = reportOn(evidence);
    }
    return report.get();
  }

  private Evidence observe() {
    began = time.since(start);
    Verdict verdict = probe.ask(target, timeout());
    observations.add(new Observation(time.since(start), verdict));
    return new Evidence(observations);
  }

  private Duration timeout() {
    boolean answers = !observations.isEmpty() && !(lastVerdict() instanceof Verdict.NotYet);
    boolean lastThird = began.compareTo(policy.deadline().multipliedBy(2).dividedBy(3)) >= 0;
    return answers || lastThird ? policy.probeTimeout() : policy.reachTimeout();
  }

  private Verdict lastVerdict() {
    return observations.getLast().verdict();
  }

  private Optional<HealthReport> reportOn(Evidence evidence) {
    if (evidence.streak() >= required(evidence)) {
      return Optional.of(new HealthReport.Proven(evidence));
    }
    if (isHopeless(evidence.hopelessAtTheEnd())) {
      return Optional.of(new HealthReport.Failed(evidence.last(), evidence));
    }
    return isUsedUp(evidence) ? Optional.of(conclusion(evidence)) : Optional.empty();
  }

  /** A row no longer than one that broke proves little: it has to be longer by two. */
  private int required(Evidence evidence) {
    int broken = evidence.longestBrokenStreak();
    return broken == 0 ? policy.streak() : Math.max(policy.streak(), broken + 2);
  }

  private static boolean isHopeless(List<Observation> hopeless) {
    if (hopeless.size() < HOPELESS_PROBES) {
      return false;
    }
    Duration lasted = hopeless.getLast().at().minus(hopeless.getFirst().at());
    return hopeless.stream()
        .flatMap(seen -> seen.verdict().patience().stream())
        .allMatch(patience -> lasted.compareTo(patience) >= 0);
  }

  private boolean isUsedUp(Evidence evidence) {
    return evidence.probes() >= policy.attempts()
        || evidence.duration().compareTo(policy.deadline()) >= 0;
  }

  private static HealthReport conclusion(Evidence evidence) {
    boolean answersWrongly =
        evidence.lastAnswer().filter(verdict -> !verdict.isHealthy()).isPresent();
    return answersWrongly
        ? new HealthReport.Failed(evidence.last(), evidence)
        : new HealthReport.Inconclusive(evidence.last(), evidence);
  }

  private Duration waitAfter(Evidence evidence) {
    Duration wait =
        evidence.last().isHealthy()
            ? policy.confirmWait()
            : policy.backoff().after(evidence.unhealthy());
    return switch (policy.pace()) {
      case FROM_END -> wait;
      case FROM_BEGINNING -> notNegative(wait.minus(evidence.duration().minus(began)));
    };
  }

  /** What is left until the deadline when that is shorter, so that the last probe is at it. */
  private Duration withinDeadline(Duration wait) {
    Duration left = policy.deadline().minus(time.since(start));
    return wait.compareTo(left) < 0 ? wait : left;
  }

  private static Duration notNegative(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
