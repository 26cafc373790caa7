package dev.penstock.health;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns an answer into a verdict. */
final class Judge {
  private static final Set<Integer> LOGIN = Set.of(401, 403, 407, 511);

  /** Where Cloudflare Access sends who is not logged in. */
  private static final String ACCESS_LOGIN = "/cdn-cgi/access/login";

  /** Cloudflare's own pages say which of its 1xxx errors they are about. */
  private static final Pattern EDGE_ERROR =
      Pattern.compile("error(?: code:|) ?(1\\d{3})\\b", Pattern.CASE_INSENSITIVE);

  private Judge() {}

  static Verdict verdict(HealthTarget target, Answer answer) {
    if (target.statuses().contains(answer.status())) {
      return ofBody(target, answer);
    }
    return isEdgePage(answer.status()) ? edgePage(answer) : ofStatus(answer);
  }

  private static Verdict ofStatus(Answer answer) {
    return LOGIN.contains(answer.status()) || redirectsToLogin(answer)
        ? new Verdict.AuthBlocked(answer.status())
        : new Verdict.Unhealthy(answer.status());
  }

  private static boolean redirectsToLogin(Answer answer) {
    return answer.status() / 100 == 3
        && answer.header("location").orElse("").contains(ACCESS_LOGIN);
  }

  /**
   * Cloudflare's statuses for an origin it cannot reach: 520 to 527, and 530 with a 1xxx error
   * (developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors).
   */
  private static boolean isEdgePage(int status) {
    return (status >= 520 && status <= 527) || status == 530;
  }

  private static Verdict edgePage(Answer answer) {
    Matcher error = EDGE_ERROR.matcher(answer.body());
    String detail = error.find() ? ", error " + error.group(1) : "";
    return new Verdict.NotYet(Verdict.Obstacle.EDGE_PAGE, answer.status() + detail);
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
