package dev.penstock.report;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.incident.Notice;
import java.net.URI;
import java.util.Optional;

/** What a channel is told of a run. */
final class ReleaseNotice {
  private static final int SHORT_COMMIT = 7;

  private ReleaseNotice() {}

  static Notice of(
      ReleaseFacts told, RunLinks links, URI front, Optional<URI> issue, Redactor redactor) {
    ReleaseFacts facts = new RedactedFacts(redactor).of(told);
    return new Notice(
        facts.aftermath() == Aftermath.PROVEN,
        headline(facts),
        facts.failure().map(Failure::what),
        facts.commit(),
        links.run(),
        Optional.of(front),
        issue);
  }

  private static String headline(ReleaseFacts facts) {
    String where = facts.signature().project() + " " + facts.environment();
    String run =
        (facts.rollback() ? "rollback to " : "deploy of ")
            + facts.commit().map(ReleaseNotice::cut).orElse("a commit");
    return switch (facts.aftermath()) {
      case PROVEN -> where + ": " + run + " is proven";
      case UNTOUCHED -> where + ": " + run + " failed, nothing was released";
      case ROLLED_BACK -> where + ": " + run + " failed and was rolled back; all is served again";
      case STOPPED -> where + " is NOT HEALTHY: " + run + " failed and was stopped";
      case REFUSED -> where + " is NOT HEALTHY: " + run + " failed, rolling back was refused";
      case BROKEN -> where + " is NOT HEALTHY: " + run + " failed, and rolling back too";
      case UNKNOWN -> where + ": " + run + " failed";
    };
  }

  private static String cut(String commit) {
    return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }
}
