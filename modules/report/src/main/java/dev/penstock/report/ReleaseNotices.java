package dev.penstock.report;

import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.pipeline.incident.FailureIssues;
import dev.penstock.pipeline.incident.FailureIssues.OpenIssue;
import dev.penstock.pipeline.incident.Notices;
import dev.penstock.pipeline.release.ReleaseReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells people how a run ended: an issue for a failure, its end when all is well again, a notice in
 * either case. What cannot be told is a warning: it never hides how the run itself ended.
 */
public final class ReleaseNotices {
  private final Supplier<? extends FailureIssues> issues;
  private final Optional<Notices> notices;
  private final IncidentReport texts;
  private final Progress progress;

  /**
   * @param issues made when it is first needed; may throw, which is a warning too
   * @param notices where else to tell; empty for nowhere
   */
  public ReleaseNotices(
      Supplier<? extends FailureIssues> issues,
      Optional<Notices> notices,
      IncidentReport texts,
      Progress progress) {
    this.issues = issues;
    this.notices = notices;
    this.texts = texts;
    this.progress = progress;
  }

  /**
   * Tells, and never throws.
   *
   * @return the issue of a run that failed; empty when it did not, or could not be told
   */
  public Optional<OpenIssue> tell(ReleaseReport report) {
    ReleaseFacts facts = ReportedRelease.factsOf(report);
    Optional<OpenIssue> issue =
        facts.failure().isPresent() ? reported(facts) : recovered(facts, report);
    notices.ifPresent(channel -> send(channel, facts, report, issue));
    return issue;
  }

  private Optional<OpenIssue> reported(ReleaseFacts facts) {
    return attempt(
            "open the issue that tells of the failure",
            () ->
                issues
                    .get()
                    .report(
                        new FailureIssueText(
                                facts, texts.links(), texts.rollback(), texts.redactor())
                            .incident()))
        .flatMap(issue -> issue);
  }

  private Optional<OpenIssue> recovered(ReleaseFacts facts, ReleaseReport report) {
    String comment =
        RecoveryText.comment(
            facts.environment(),
            facts.deployment(),
            facts.commit(),
            facts.rollback(),
            texts.links());
    attempt(
            "close the issues that this run mended",
            () ->
                issues
                    .get()
                    .recover(
                        facts.signature().project(),
                        facts.environment(),
                        report.entry().id(),
                        comment))
        .ifPresent(this::say);
    return Optional.empty();
  }

  private void say(List<OpenIssue> closed) {
    closed.forEach(issue -> progress.say("Closed the issue " + issue.url()));
  }

  private void send(
      Notices channel, ReleaseFacts facts, ReleaseReport report, Optional<OpenIssue> issue) {
    attempt(
        "send the notice",
        () -> {
          channel.send(
              ReleaseNotice.of(
                  facts,
                  texts.links(),
                  report.plan().frontUrl(),
                  issue.map(OpenIssue::url),
                  texts.redactor()));
          return Optional.empty();
        });
  }

  private <T> Optional<T> attempt(String what, Supplier<T> telling) {
    try {
      return Optional.of(telling.get());
    } catch (PenstockException e) {
      String why = e.failure().why().lines().findFirst().map(line -> " (" + line + ")").orElse("");
      progress.warn("Could not " + what + ": " + e.failure().what() + why);
    } catch (RuntimeException e) {
      progress.warn("Could not " + what + ": " + e.getClass().getSimpleName());
    }
    return Optional.empty();
  }
}
