package dev.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.http.RecordedProgress;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.incident.FailureIssues;
import dev.penstock.pipeline.incident.FakeFailureIssues;
import dev.penstock.pipeline.incident.Notice;
import dev.penstock.pipeline.incident.Notices;
import dev.penstock.pipeline.incident.Signature;
import dev.penstock.pipeline.ledger.FakeLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseNoticesTest {
  private final FakeFailureIssues issues = new FakeFailureIssues(new FakeLedger());
  private final List<Notice> sent = new ArrayList<>();
  private final RecordedProgress progress = new RecordedProgress();

  @Test
  void a_failure_opens_one_issue_and_sends_a_notice_that_links_to_it() {
    ReleaseNotices notices = notices(issues, sent::add);

    assertThat(notices.tell(Releases.rolledBack()))
        .map(FailureIssues.OpenIssue::created)
        .hasValue(true);
    assertThat(notices.tell(Releases.rolledBack()))
        .map(FailureIssues.OpenIssue::created)
        .hasValue(false);

    assertThat(issues.all()).hasSize(1);
    assertThat(issues.open().getFirst().incident().signature())
        .isEqualTo(new Signature("codex", "production", "auth", "unhealthy"));
    assertThat(sent).hasSize(2);
    assertThat(sent.getFirst().good()).isFalse();
    assertThat(sent.getFirst().headline())
        .isEqualTo(
            "codex production: deploy of a5c3785 failed and was rolled back; all is served again");
    assertThat(sent.getFirst().issue()).isPresent();
  }

  @Test
  void a_failure_over_no_service_is_one_of_all() {
    notices(issues, sent::add).tell(Releases.brokenMigration());

    assertThat(issues.open().getFirst().incident().signature().text())
        .isEqualTo("codex/production/all/migration-failed");
  }

  @Test
  void a_proven_run_closes_older_issues_with_a_comment() {
    notices(issues, sent::add).tell(Releases.earlier(Releases.stopped()));
    Optional<FailureIssues.OpenIssue> issue = notices(issues, sent::add).tell(Releases.proven());

    assertThat(issue).isEmpty();
    assertThat(issues.open()).isEmpty();
    assertThat(issues.all().getFirst().comments())
        .containsExactly(
            "`production` is healthy again since deployment 41, commit"
                + " [`a5c3785`](https://github.com/acme/codex/commit/"
                + Releases.COMMIT
                + "). [The run](https://github.com/acme/codex/actions/runs/17)");
    assertThat(sent.getLast().good()).isTrue();
    assertThat(sent.getLast().headline())
        .isEqualTo("codex production: deploy of a5c3785 is proven");
    assertThat(sent.getLast().front()).map(Object::toString).hasValue("https://web.codex.example");
  }

  @Test
  void what_cannot_be_told_is_a_warning_and_the_rest_is_told_all_the_same() {
    Notices broken =
        notice -> {
          throw Failure.unavailable("webhook-refused", "The webhook said no", "404", "Look.")
              .asException();
        };
    new ReleaseNotices(
            () -> {
              throw Failure.invalid("credential-missing", "No token", "not set", "Set it.")
                  .asException();
            },
            Optional.of(broken),
            texts(),
            progress)
        .tell(Releases.stopped());

    assertThat(progress.warned())
        .containsExactly(
            "Could not open the issue that tells of the failure: No token (not set)",
            "Could not send the notice: The webhook said no (404)");
  }

  @Test
  void even_a_fault_of_penstock_itself_never_hides_how_the_run_ended() {
    new ReleaseNotices(
            () -> {
              throw new IllegalStateException("secret in a message");
            },
            Optional.empty(),
            texts(),
            progress)
        .tell(Releases.proven());

    assertThat(progress.warned())
        .containsExactly("Could not close the issues that this run mended: IllegalStateException");
  }

  private ReleaseNotices notices(FailureIssues issues, Notices notices) {
    return new ReleaseNotices(() -> issues, Optional.of(notices), texts(), progress);
  }

  private static IncidentReport texts() {
    return new IncidentReport(Releases.LINKS, RollbackCommand.usual(), new Redactor());
  }
}
