package dev.penstock.health;

import dev.penstock.health.Verdict.Cause;
import dev.penstock.health.Verdict.Gate;
import dev.penstock.health.Verdict.Obstacle;
import java.util.Optional;

/** Turns an answer into a verdict. */
final class Judge {
  private Judge() {}

  /**
   * The verdict.
   *
   * @param answer the last one, when redirects were followed
   */
  static Verdict verdict(HealthTarget target, Answer answer) {
    if (EdgePage.isChallenge(answer)) {
      return new Verdict.AuthBlocked(answer.status(), Gate.CHALLENGE);
    }
    if (target.statuses().contains(answer.status())) {
      return ofBody(target, answer);
    }
    return EdgePage.of(answer)
        .map(page -> ofEdge(page, answer.status()))
        .orElseGet(() -> ofStatus(target, answer));
  }

  private static Verdict ofEdge(EdgePage page, int status) {
    return switch (page.kind()) {
      case OBSTACLE -> new Verdict.NotYet(Obstacle.EDGE_PAGE, status + page.suffix());
      case WORKER -> new Verdict.Unhealthy(status, Cause.WORKER_ERROR, page.detail());
      case FIREWALL -> new Verdict.AuthBlocked(status, Gate.FIREWALL);
    };
  }

  private static Verdict ofStatus(HealthTarget target, Answer answer) {
    return switch (answer.status()) {
      case 401, 403, 407, 511 -> new Verdict.AuthBlocked(answer.status(), Gate.LOGIN);
      default ->
          Redirect.of(answer, target.uri())
              .map(redirect -> ofRedirect(target, redirect))
              .orElseGet(() -> new Verdict.Unhealthy(answer.status()));
    };
  }

  private static Verdict ofRedirect(HealthTarget target, Redirect redirect) {
    return redirect
        .gate(target.uri())
        .<Verdict>map(gate -> new Verdict.AuthBlocked(redirect.status(), gate))
        .orElseGet(
            () ->
                new Verdict.Unhealthy(
                    redirect.status(), Cause.REDIRECT, "redirects to " + redirect.shown()));
  }

  private static Verdict ofBody(HealthTarget target, Answer answer) {
    if (target.bodyContains().filter(text -> !answer.body().contains(text)).isPresent()) {
      return new Verdict.BodyMismatch("the expected text is missing");
    }
    Optional<String> served = target.version().servedBy(answer);
    return served
        .map(version -> ofVersion(target.version().expected(), version, answer))
        .orElseGet(() -> new Verdict.BodyMismatch("no version in " + target.version().place()));
  }

  private static Verdict ofVersion(String expected, String served, Answer answer) {
    return served.equals(expected)
        ? new Verdict.Healthy(served, answer.latency())
        : new Verdict.WrongVersion(served, expected);
  }
}
