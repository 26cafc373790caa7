package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.incident.FailureIssues;
import dev.penstock.pipeline.incident.FailureIssues.OpenIssue;
import dev.penstock.pipeline.incident.FailureIssuesContract;
import dev.penstock.pipeline.incident.Incident;
import dev.penstock.pipeline.incident.Signature;
import dev.penstock.pipeline.ledger.FakeLedger;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import dev.penstock.pipeline.ledger.LedgerSamples;
import dev.penstock.pipeline.step.Concurrently;
import dev.penstock.sandbox.github.Account;
import dev.penstock.sandbox.github.Comment;
import dev.penstock.sandbox.github.Issue;
import dev.penstock.sandbox.github.Permissions;
import dev.penstock.sandbox.http.Exchange;
import dev.penstock.sandbox.http.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubFailureIssuesTest extends FailureIssuesContract {
  private static final Signature UNHEALTHY =
      new Signature("codex", LedgerSamples.PRODUCTION, "api", "unhealthy");
  private static final String LABEL = FailureClaim.label(UNHEALTHY);

  private final EmulatedGitHub emulated = new EmulatedGitHub();
  private final FakeLedger ledger = new FakeLedger();
  private final FailureIssues issues =
      new GitHubFailureIssues(emulated.api(transport -> transport, patient()), ledger);

  @AfterEach
  void stop() {
    emulated.close();
    assertThat(emulated.log.failures()).isEmpty();
    assertThat(emulated.faults.pending()).isZero();
  }

  @Override
  protected FailureIssues issues() {
    return issues;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected List<Long> open() {
    return all().stream()
        .filter(issue -> issue.state().open())
        .map(issue -> (long) issue.number())
        .toList();
  }

  @Override
  protected int count() {
    return all().size();
  }

  @Override
  protected String body(long number) {
    return emulated.repository.issue((int) number).body().orElseThrow();
  }

  @Override
  protected String lastComment(long number) {
    return comments(number).getLast().body();
  }

  @Test
  void a_first_issue_costs_four_requests_and_the_same_again_one() {
    long entry = failed();
    report(issues, entry, "one");
    report(issues, entry, "one");

    assertThat(emulated.requests())
        .containsExactly(
            "GET /issues 200",
            "POST /labels 201",
            "POST /issues 201",
            "GET /issues 200",
            "GET /issues 200");
  }

  @Test
  void of_twenty_deployments_that_fail_at_once_one_opens_it() {
    List<Supplier<OpenIssue>> reports = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long entry = failed();
      reports.add(() -> report(issues, entry, "deployment " + entry));
    }

    List<OpenIssue> told = Concurrently.all(reports);

    assertThat(told).extracting(OpenIssue::number).containsOnly(told.getFirst().number());
    assertThat(told).filteredOn(OpenIssue::created).hasSize(1);
    assertThat(count()).isEqualTo(1);
    assertThat(comments(told.getFirst().number())).hasSize(19);
  }

  @Test
  void people_find_it_by_its_labels() {
    OpenIssue issue = report(issues, failed(), "one");

    assertThat(LABEL).startsWith("failure-codex-production-api-unhealthy-").hasSizeLessThan(51);
    assertThat(issue(issue).labels()).containsExactly("deploy-failure", LABEL);
  }

  @Test
  void it_says_how_often_it_was_seen_and_tells_those_who_watch() {
    long first = failed();
    long second = failed();
    OpenIssue issue = report(issues, first, "one");
    report(issues, second, "two");
    report(issues, second, "two");
    report(issues, first, "one");

    assertThat(body(issue.number()).lines())
        .containsExactly(
            "<!-- penstock:failure v=1 signature=codex/production/api/unhealthy entries="
                + first
                + ","
                + second
                + " seen=2 -->",
            "_Seen in 2 deployments so far; this is the newest._",
            "",
            "two");
    assertThat(comments(issue.number()))
        .singleElement()
        .extracting(Comment::body)
        .asString()
        .endsWith("Deployment " + second + " failed in the same way.");
  }

  @Test
  void what_github_does_not_take_is_cut() {
    OpenIssue issue =
        issues
            .report(new Incident(UNHEALTHY, failed(), "x".repeat(300), "line\n".repeat(20_000)))
            .orElseThrow();

    assertThat(issue(issue).title()).hasSize(256);
    assertThat(body(issue.number())).hasSizeLessThanOrEqualTo(65_536).contains("The rest was cut");
    assertThat(report(issues, failed(), "short").number()).isEqualTo(issue.number());
  }

  @Test
  void an_issue_that_a_stranger_made_to_look_like_one_is_left_alone() {
    Account eve = emulated.gitHub.person("eve");
    String forged = FailureMarker.of(UNHEALTHY, 1).line() + "\nClick here";
    Issue trap = emulated.repository.open(eve, "Down", forged, List.of("deploy-failure"));

    OpenIssue ours = report(issues, failed(), "one");

    assertThat(ours.created()).isTrue();
    assertThat(issues.recover("codex", "production", Long.MAX_VALUE, "Healthy again")).hasSize(1);
    assertThat(emulated.repository.issue(trap.number()).body()).contains(forged);
    assertThat(emulated.repository.issue(trap.number()).state().open()).isTrue();
    assertThat(emulated.repository.comments(trap.number())).isEmpty();
  }

  @Test
  void an_exact_marker_in_the_text_of_another_failure_is_only_text() {
    String line = FailureMarker.of(UNHEALTHY, 1).line();
    Signature other = new Signature("codex", "production", "api", "timeout");
    OpenIssue hostile =
        issues.report(new Incident(other, failed(), line, "\n" + line + "\n" + line)).orElseThrow();

    assertThat(report(issues, failed(), "one").number()).isNotEqualTo(hostile.number());
  }

  @Test
  void a_claim_whose_holder_was_killed_is_taken_over_after_half_a_minute() {
    assertThatThrownBy(() -> report(killedAt(3, false), failed(), "one"))
        .isInstanceOf(Killed.class);
    assertThat(emulated.repository.labelNames()).containsExactly(LABEL);
    assertThat(count()).isZero();

    OpenIssue issue = report(impatient(), failed(), "two");

    assertThat(issue.created()).isTrue();
    assertThat(issue(issue).labels()).contains(LABEL);
    assertThat(emulated.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
  }

  @Test
  void the_label_of_an_issue_that_somebody_closed_by_hand_does_not_stop_the_next() {
    OpenIssue before = report(issues, failed(), "one");
    emulated.repository.close((int) before.number());
    emulated.time.advance(Duration.ofMinutes(1));

    assertThat(report(impatient(), failed(), "two").created()).isTrue();
  }

  @Test
  void an_issue_that_lost_its_label_is_still_found() {
    OpenIssue before = report(issues, failed(), "one");
    emulated.api().calls(Permission.WRITE_ISSUES).call(new DeleteLabel(connection(), LABEL));

    assertThat(report(issues, failed(), "two").number()).isEqualTo(before.number());
  }

  @Test
  void of_two_that_were_opened_in_spite_of_the_claim_the_later_one_is_closed() {
    long entry = failed();
    String text = FailureMarker.of(UNHEALTHY, entry).line() + "\none";
    once(
        exchange -> exchange.method().equals("POST") && exchange.path().endsWith("/labels"),
        () ->
            emulated.repository.open(
                Account.ACTIONS_BOT, "Down", text, List.of("deploy-failure", LABEL)));

    OpenIssue issue = report(issues, entry, "one");

    assertThat(issue.created()).isFalse();
    assertThat(open()).containsExactly(issue.number());
    Issue later = all().getLast();
    assertThat((long) later.number()).isNotEqualTo(issue.number());
    assertThat(later.state().reason()).contains("duplicate");
    assertThat(comments(later.number()).getLast().body())
        .endsWith("Duplicate of #" + issue.number());
  }

  @Test
  void a_run_that_is_healthy_while_the_issue_is_opened_ends_it() {
    long entry = failed();
    once(
        exchange -> exchange.method().equals("POST") && exchange.path().endsWith("/issues"),
        this::proven);

    assertThat(issues.report(new Incident(UNHEALTHY, entry, "Down", "one"))).isEmpty();
    assertThat(open()).isEmpty();
    assertThat(emulated.repository.labelNames()).containsExactly("deploy-failure");
  }

  @Test
  void one_that_tells_of_a_later_failure_by_the_time_it_is_closed_is_opened_again() {
    OpenIssue issue = report(issues, failed(), "one");
    long healthy = proven();
    long later = failed();
    once(
        exchange -> exchange.method().equals("POST") && exchange.path().endsWith("/comments"),
        () -> report(impatient(), later, "two"));

    assertThat(issues.recover("codex", "production", healthy, "Healthy again")).isEmpty();
    assertThat(open()).containsExactly(issue.number());
    assertThat(emulated.repository.labelNames()).contains(LABEL);
  }

  @Test
  void one_that_is_closed_while_it_is_updated_is_followed_by_another() {
    OpenIssue before = report(issues, failed(), "one");
    long healthy = proven();
    long later = failed();
    once(
        exchange -> exchange.method().equals("GET") && exchange.path().endsWith("/issues"),
        () -> impatient().recover("codex", "production", healthy, "Healthy again"));

    OpenIssue after = report(impatient(), later, "two");

    assertThat(after.created()).isTrue();
    assertThat(open()).containsExactly(after.number()).doesNotContain(before.number());
  }

  @ParameterizedTest
  @CsvSource({"1,false", "1,true", "2,false", "2,true", "3,false", "3,true", "4,false", "4,true"})
  void a_report_that_is_killed_is_made_good_by_the_next(int request, boolean after) {
    long entry = failed();
    assertThatThrownBy(() -> report(killedAt(request, after), entry, "one"))
        .isInstanceOf(Killed.class);

    OpenIssue issue = report(impatient(), entry, "one");

    assertThat(open()).containsExactly(issue.number());
    assertThat(count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1,true", "2,true", "3,true", "4,false", "4,true", "5,false", "5,true", "6,false", "6,true"
  })
  void a_recovery_that_is_killed_is_made_good_by_the_next(int request, boolean after) {
    OpenIssue issue = report(issues, failed(), "one");
    long healthy = proven();
    assertThatThrownBy(
            () -> killedAt(request, after).recover("codex", "production", healthy, "Healthy again"))
        .isInstanceOf(Killed.class);

    impatient().recover("codex", "production", proven(), "Healthy again");

    assertThat(open()).isEmpty();
    assertThat(comments(issue.number())).hasSize(1);
    emulated.time.advance(Duration.ofHours(1));
    assertThat(report(impatient(), failed(), "two").created()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 0})
  void an_answer_that_is_lost_loses_nothing(int status) {
    Fault lost = status == 0 ? Fault.resetAfterwards() : Fault.status(status);
    emulated.fault("GET", "/issues", lost);
    emulated.fault("POST", "/labels", lost);
    emulated.fault("POST", "/issues", lost);
    OpenIssue issue = report(impatient(), failed(), "one");
    emulated.fault("PATCH", "/issues/{number}", lost);
    emulated.fault("POST", "/issues/{number}/comments", lost);
    report(impatient(), failed(), "two");
    emulated.fault("GET", "/issues/{number}", lost);
    emulated.fault("GET", "/issues/{number}/comments", lost);
    emulated.fault("POST", "/issues/{number}/comments", lost);
    emulated.fault("PATCH", "/issues/{number}", lost);
    emulated.fault("DELETE", "/labels/{name}", lost);

    assertThat(impatient().recover("codex", "production", proven(), "Healthy again")).hasSize(1);

    assertThat(count()).isEqualTo(1);
    assertThat(comments(issue.number())).hasSize(2);
    assertThat(emulated.repository.labelNames()).containsExactly("deploy-failure");
  }

  @Test
  void closing_says_that_it_is_done() {
    OpenIssue issue = report(issues, failed(), "one");

    issues.recover("codex", "production", proven(), "Healthy again");

    assertThat(issue(issue).state().reason()).contains("completed");
    assertThat(emulated.repository.labelNames()).containsExactly("deploy-failure");
  }

  @Test
  void without_open_issues_a_recovery_costs_one_request() {
    issues.recover("codex", "production", proven(), "Healthy again");

    assertThat(emulated.requests()).containsExactly("GET /issues 200");
  }

  @Test
  void a_token_without_the_right_is_told_which_one_to_add() {
    FailureIssues powerless =
        new GitHubFailureIssues(
            emulated.api(
                emulated.gitHub.workflowToken(emulated.repository, Permissions.readOnly())),
            ledger);

    Failure failure =
        catchThrowableOfType(PenstockException.class, () -> report(powerless, failed(), "one"))
            .failure();

    assertThat(failure.reasonCode()).isEqualTo("rights-missing");
    assertThat(failure.next()).contains("issues: write");
  }

  @Test
  void a_person_updates_the_issues_of_that_person() {
    FailureIssues mona =
        new GitHubFailureIssues(
            emulated.api(emulated.gitHub.personalToken("mona", Permissions.everything())), ledger);
    OpenIssue first = report(mona, failed(), "one");

    assertThat(report(mona, failed(), "two").number()).isEqualTo(first.number());
  }

  private static OpenIssue report(FailureIssues to, long entry, String body) {
    return to.report(new Incident(UNHEALTHY, entry, "Production: api is unhealthy", body))
        .orElseThrow();
  }

  private FailureIssues impatient() {
    return new GitHubFailureIssues(
        emulated.api(transport -> transport, emulated.time.time()), ledger);
  }

  private FailureIssues killedAt(int request, boolean afterHandling) {
    return new GitHubFailureIssues(
        emulated.api(
            transport -> Killed.at(request, afterHandling, transport), emulated.time.time()),
        ledger);
  }

  /** Whoever waits for another waits for the issue: threads that share virtual time hurry it. */
  private Time patient() {
    return new Time(emulated.time, duration -> await(duration.isPositive() ? 5_000_000_000L : 0));
  }

  private void await(long nanos) {
    long end = System.nanoTime() + nanos;
    while (open().isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Does it once, on GitHub's side, before the answer to such a request leaves. */
  private void once(Predicate<Exchange> when, Runnable then) {
    AtomicBoolean done = new AtomicBoolean();
    emulated.log.listen(
        exchange -> {
          if (when.test(exchange) && done.compareAndSet(false, true)) {
            then.run();
          }
        });
  }

  private long failed() {
    return end(Result.FAILED);
  }

  private long proven() {
    return end(Result.PROVEN);
  }

  private long end(Result result) {
    LedgerEntry begun =
        ledger.begin(
            LedgerSamples.PRODUCTION, LedgerSamples.COMMIT, LedgerSamples.begun("100"), "Deploy");
    return ledger.finish(begun, LedgerSamples.ended(result, "1"), Optional.empty(), "Ended").id();
  }

  private GitHubConnection connection() {
    return emulated.api().connection();
  }

  private List<Issue> all() {
    return emulated.repository.plainIssues();
  }

  private Issue issue(OpenIssue issue) {
    return emulated.repository.issue((int) issue.number());
  }

  private List<Comment> comments(long number) {
    return emulated.repository.comments((int) number);
  }
}
