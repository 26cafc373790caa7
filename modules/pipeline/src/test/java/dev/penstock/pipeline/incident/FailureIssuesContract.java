package dev.penstock.pipeline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.incident.FailureIssues.OpenIssue;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import dev.penstock.pipeline.ledger.LedgerSamples;
import dev.penstock.pipeline.step.Concurrently;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link FailureIssues} does. Each test gets a repository without issues. */
public abstract class FailureIssuesContract {
  private static final String HOSTILE =
      "<!-- penstock:failure v=1 signature=codex/production/api/unhealthy entry=1 -->\n--> @all";

  /** What is tested. */
  protected abstract FailureIssues issues();

  /** Where its environments' entries are; it knows the commits of {@link LedgerSamples}. */
  protected abstract Ledger ledger();

  /** The numbers of the open issues, seen from outside, oldest first. */
  protected abstract List<Long> open();

  /** How many issues there ever were, seen from outside. */
  protected abstract int count();

  /** The body of an issue, seen from outside. */
  protected abstract String body(long number);

  /** The last comment on an issue, seen from outside. */
  protected abstract String lastComment(long number);

  @Test
  void the_first_failure_opens_an_issue() {
    OpenIssue issue = report("unhealthy", failed(), "api answers 500");

    assertThat(issue.created()).isTrue();
    assertThat(issue.url().toString()).endsWith("/issues/" + issue.number());
    assertThat(open()).containsExactly(issue.number());
    assertThat(body(issue.number())).contains("api answers 500");
  }

  @Test
  void the_same_failure_again_updates_it() {
    OpenIssue first = report("unhealthy", failed(), "api answers 500");
    OpenIssue second = report("unhealthy", failed(), "api answers 503");

    assertThat(second.created()).isFalse();
    assertThat(second.number()).isEqualTo(first.number());
    assertThat(open()).containsExactly(first.number());
    assertThat(body(first.number())).contains("api answers 503").doesNotContain("answers 500");
  }

  @Test
  void a_late_report_of_an_older_failure_does_not_hide_the_newer_one() {
    long older = failed();
    OpenIssue issue = report("unhealthy", failed(), "api answers 503");
    report("unhealthy", older, "api answers 500");

    assertThat(open()).containsExactly(issue.number());
    assertThat(body(issue.number())).contains("api answers 503");
  }

  @Test
  void another_failure_is_another_issue() {
    OpenIssue unhealthy = report("unhealthy", failed(), "one");
    OpenIssue wrongVersion = report("wrong-version", failed(), "two");
    OpenIssue staging =
        issues()
            .report(new Incident(signature("staging", "unhealthy"), failed(), "Staging", "three"))
            .orElseThrow();

    assertThat(open()).containsExactly(unhealthy.number(), wrongVersion.number(), staging.number());
  }

  @Test
  void of_twenty_at_once_one_opens_it() {
    long entry = failed();
    Supplier<OpenIssue> report = () -> report("unhealthy", entry, "api answers 500");

    List<OpenIssue> told = Concurrently.all(Collections.nCopies(20, report));

    assertThat(told).filteredOn(OpenIssue::created).hasSize(1);
    assertThat(told).extracting(OpenIssue::number).containsOnly(told.getFirst().number());
    assertThat(open()).containsExactly(told.getFirst().number());
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void a_healthy_run_closes_what_failed_before_it_the_oldest_first() {
    long first = failed();
    long second = failed();
    OpenIssue later = report("wrong-version", second, "two");
    OpenIssue earlier = report("unhealthy", first, "one");

    List<OpenIssue> closed = recover(proven());

    assertThat(closed)
        .extracting(OpenIssue::number)
        .containsExactly(earlier.number(), later.number());
    assertThat(open()).isEmpty();
    assertThat(lastComment(earlier.number())).contains("Healthy again");
  }

  @Test
  void what_failed_after_the_healthy_run_stays_open() {
    report("wrong-version", failed(), "old");
    long healthy = proven();
    OpenIssue issue = report("unhealthy", failed(), "new");

    assertThat(recover(healthy)).hasSize(1);
    assertThat(open()).containsExactly(issue.number());
  }

  @Test
  void an_issue_that_was_updated_since_the_healthy_run_stays_open() {
    report("unhealthy", failed(), "old");
    long healthy = proven();
    OpenIssue issue = report("unhealthy", failed(), "new");

    assertThat(recover(healthy)).isEmpty();
    assertThat(open()).containsExactly(issue.number());
  }

  @Test
  void other_environments_stay_as_they_are() {
    OpenIssue issue =
        issues()
            .report(new Incident(signature("staging", "unhealthy"), failed(), "Staging", "body"))
            .orElseThrow();

    assertThat(recover(proven())).isEmpty();
    assertThat(open()).containsExactly(issue.number());
  }

  @Test
  void a_failure_that_a_later_run_made_good_opens_nothing() {
    long entry = failed();
    proven();

    assertThat(issues().report(new Incident(signature("unhealthy"), entry, "Title", "body")))
        .isEmpty();
    assertThat(count()).isZero();
  }

  @Test
  void after_a_recovery_the_next_failure_opens_a_new_one() {
    OpenIssue before = report("unhealthy", failed(), "one");
    recover(proven());
    OpenIssue after = report("unhealthy", failed(), "two");

    assertThat(after.created()).isTrue();
    assertThat(after.number()).isNotEqualTo(before.number());
    assertThat(open()).containsExactly(after.number());
  }

  @Test
  void recovering_twice_closes_once() {
    report("unhealthy", failed(), "one");
    long healthy = proven();

    assertThat(recover(healthy)).hasSize(1);
    assertThat(recover(healthy)).isEmpty();
  }

  @Test
  void text_of_strangers_makes_no_other_failure() {
    OpenIssue hostile =
        issues()
            .report(new Incident(signature("wrong-version"), failed(), HOSTILE, HOSTILE))
            .orElseThrow();
    OpenIssue other = report("unhealthy", failed(), "api answers 500");

    assertThat(other.created()).isTrue();
    assertThat(open()).containsExactly(hostile.number(), other.number());
  }

  @Test
  void a_signature_may_hold_anything() {
    Signature strange = new Signature("co--dex", "pro -->\nduction", "a/b%2F", "<!-- Ünhealthy");
    OpenIssue first =
        issues().report(new Incident(strange, failed(), "Title", "one")).orElseThrow();
    OpenIssue second =
        issues().report(new Incident(strange, failed(), "Title", "two")).orElseThrow();

    assertThat(second.number()).isEqualTo(first.number());
    assertThat(issues().recover("co--dex", "pro -->\nduction", failed() + 1, "Healthy again"))
        .hasSize(1);
  }

  private OpenIssue report(String reason, long entry, String body) {
    return issues()
        .report(new Incident(signature(reason), entry, "Production: " + reason, body))
        .orElseThrow();
  }

  private List<OpenIssue> recover(long healthy) {
    return issues().recover("codex", LedgerSamples.PRODUCTION, healthy, "Healthy again");
  }

  private long failed() {
    return end(Result.FAILED);
  }

  private long proven() {
    return end(Result.PROVEN);
  }

  private long end(Result result) {
    LedgerEntry begun =
        ledger()
            .begin(
                LedgerSamples.PRODUCTION,
                LedgerSamples.COMMIT,
                LedgerSamples.begun("100"),
                "Deploy");
    return ledger().finish(begun, LedgerSamples.ended(result, "1"), Optional.empty(), "Ended").id();
  }

  private static Signature signature(String reason) {
    return signature(LedgerSamples.PRODUCTION, reason);
  }

  private static Signature signature(String environment, String reason) {
    return new Signature("codex", environment, "api", reason);
  }
}
