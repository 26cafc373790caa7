package dev.penstock.github;

import static dev.penstock.pipeline.ledger.LedgerSamples.COMMIT;
import static dev.penstock.pipeline.ledger.LedgerSamples.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.Ledger.Liveness;
import dev.penstock.pipeline.ledger.LedgerContract;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerFormat;
import dev.penstock.pipeline.ledger.LedgerHistory;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import dev.penstock.pipeline.ledger.LedgerSamples;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.Turn;
import dev.penstock.sandbox.github.Deployment;
import dev.penstock.sandbox.github.DeploymentState;
import dev.penstock.sandbox.github.Permissions;
import dev.penstock.sandbox.github.Scope;
import dev.penstock.sandbox.github.WorkflowRun;
import dev.penstock.sandbox.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubLedgerTest extends LedgerContract {
  private static final Optional<URI> URL = Optional.of(URI.create("https://codex.example"));
  private static final Optional<URI> LOG =
      Optional.of(URI.create("https://github.com/octo/codex/actions/runs/1"));

  private final EmulatedGitHub emulated = new EmulatedGitHub();
  private final Ledger ledger = freshLedger();

  @AfterEach
  void stop() {
    emulated.close();
    assertThat(emulated.log.failures()).isEmpty();
    assertThat(emulated.faults.pending()).isZero();
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected void end(String run, int attempt) {
    emulated.repository.tell(WorkflowRun.completed(Long.parseLong(run), attempt, "cancelled"));
  }

  @Override
  protected void restart(String run, int attempt) {
    emulated.repository.tell(WorkflowRun.inProgress(Long.parseLong(run), attempt));
  }

  @Test
  void a_run_costs_seven_requests() {
    LedgerEntry begun = begin("100");
    Turn.take(ledger, begun, Duration.ZERO, emulated.time.time(), Progress.silent());
    LedgerEntry proven = prove(begun);

    assertThat(emulated.requests())
        .containsExactly(
            "GET /deployments 200",
            "POST /deployments 201",
            "POST /deployments/" + begun.id() + "/statuses 201",
            "GET /deployments 200",
            "POST /deployments 201",
            "POST /deployments/" + proven.id() + "/statuses 201",
            "DELETE /deployments/" + begun.id() + " 204");
  }

  @Test
  void what_killed_runs_left_before_a_run_that_ended_costs_nothing_more() {
    begin("100");
    begin("101");
    end("100", 1);
    end("101", 1);
    LedgerEntry proven = prove(againAfter("102"));
    LedgerEntry begun = begin("103");
    Ledger fresh = freshLedger();
    emulated.log.clear();

    assertThat(fresh.entries(PRODUCTION)).containsExactly(begun, proven);
    assertThat(emulated.requests())
        .containsExactly(
            "GET /deployments 200", "GET /deployments/" + begun.id() + "/statuses 200");
  }

  @Test
  void people_see_what_it_came_to() {
    LedgerEntry begun = begin("100");
    assertThat(deployment(begun.id()).state()).contains(DeploymentState.IN_PROGRESS);
    ledger.note(begun, "x".repeat(200));
    assertThat(deployment(begun.id()).latest().orElseThrow().description()).hasSize(140);

    Deployment proven = deployment(prove(begun).id());

    assertThat(proven.state()).contains(DeploymentState.SUCCESS);
    assertThat(proven.latest().orElseThrow().environmentUrl()).isEqualTo("https://codex.example");
    assertThat(proven.latest().orElseThrow().logUrl()).isEqualTo(LOG.orElseThrow().toString());
    assertThat(proven.latest().orElseThrow().description()).isEqualTo("Serves");
    assertThat(proven.request().isProduction()).isTrue();
    assertThat(proven.request().isTransient()).isFalse();
    assertThat(deployment(end(begin("101"), Result.ROLLED_BACK).id()).state())
        .contains(DeploymentState.FAILURE);
  }

  @Test
  void only_production_is_production() {
    LedgerEntry staging =
        ledger.begin("staging", COMMIT, LedgerSamples.begun("100"), "Deploy to staging");

    assertThat(deployment(staging.id()).request().isProduction()).isFalse();
  }

  @Test
  void other_peoples_deployments_are_not_in_it() {
    GitHubApi api = emulated.api();
    new GitHubDeployments(api, Optional.empty())
        .create(
            new dev.penstock.pipeline.review.DeploymentRecord(
                PRODUCTION, COMMIT, "Preview", "{\"version\":1}"));
    LedgerEntry ours = begin("100");

    assertThat(ledger.entries(PRODUCTION)).containsExactly(ours);
  }

  @Test
  void a_thousand_old_ones_do_not_slow_it() {
    LedgerEntry oldest = prove(begin("100"));
    for (int i = 0; i < 1_000; i++) {
      old(i == 995 ? Result.PROVEN : Result.FAILED);
    }
    Ledger fresh = freshLedger();
    emulated.log.clear();

    LedgerHistory history = new LedgerHistory(fresh, PRODUCTION);
    assertThat(history.lastProven()).isPresent().get().isNotEqualTo(oldest);
    assertThat(emulated.requests()).hasSize(1);

    LedgerEntry begun = fresh.begin(PRODUCTION, COMMIT, LedgerSamples.begun("101"), "Deploy");
    emulated.log.clear();
    Turn.take(fresh, begun, Duration.ZERO, emulated.time.time(), Progress.silent());
    assertThat(emulated.requests()).hasSize(1);
    assertThat(history.holdOn(LedgerSamples.OTHER_COMMIT)).isEmpty();
    assertThat(emulated.requests()).hasSize(1 + 4);
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "2,true", "3,false", "3,true"})
  void a_run_killed_while_it_began_leaves_the_next_one_the_truth(int request, boolean after) {
    LedgerEntry proven = prove(begin("100"));
    Ledger killed = killedAt(request, after);
    assertThatThrownBy(() -> killed.begin(PRODUCTION, COMMIT, LedgerSamples.begun("101"), "Deploy"))
        .isInstanceOf(Killed.class);

    LedgerEntry next = againAfter("101");

    assertThat(new LedgerHistory(freshLedger(), PRODUCTION).lastProven()).contains(proven);
    assertThat(freshLedger().entries(PRODUCTION)).startsWith(next).endsWith(proven);
    assertThat(freshLedger().entries(PRODUCTION).map(LedgerEntry::id))
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @ParameterizedTest
  @CsvSource({"1,false", "1,true", "2,false", "2,true", "3,false", "3,true"})
  void a_run_killed_while_it_ended_ended_or_not_but_nothing_between(int request, boolean after) {
    LedgerEntry begun = begin("100");
    LedgerPayload payload = LedgerSamples.ended(Result.PROVEN, "1");
    assertThatThrownBy(() -> killedAt(request, after).finish(begun, payload, URL, "Serves at last"))
        .isInstanceOf(Killed.class);
    boolean isWritten = request > 1 || after;

    List<LedgerEntry> seen = freshLedger().entries(PRODUCTION).toList();
    assertThat(seen)
        .singleElement()
        .extracting(entry -> entry.payload().result())
        .isEqualTo(isWritten ? Result.PROVEN : Result.BEGUN);

    LedgerEntry next = againAfter("100");
    assertThat(freshLedger().entries(PRODUCTION))
        .containsExactlyElementsOf(List.of(next, isWritten ? seen.getFirst() : begun));
    if (isWritten) {
      assertThat(emulated.repository.deployments()).hasSize(2);
      Deployment kept = deployment(seen.getFirst().id());
      assertThat(kept.state()).contains(DeploymentState.SUCCESS);
      assertThat(kept.latest().orElseThrow().environmentUrl()).isEqualTo("https://codex.example");
      assertThat(kept.latest().orElseThrow().description()).isEqualTo("Serves at last");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 0})
  void an_answer_that_is_lost_loses_nothing(int status) {
    Fault lost = status == 0 ? Fault.resetAfterwards() : Fault.status(status);
    for (String route : List.of("GET /deployments", "POST /deployments")) {
      String[] parts = route.split(" ", -1);
      emulated.fault(parts[0], parts[1], lost);
    }
    emulated.fault("POST", "/deployments/{id}/statuses", lost);
    LedgerEntry begun = begin("100");
    emulated.fault("GET", "/actions/runs/{id}", lost);
    assertThat(freshLedger().liveness(begun)).isEqualTo(Liveness.RUNNING);
    emulated.fault("GET", "/deployments/{id}/statuses", lost);
    assertThat(freshLedger().entries(PRODUCTION)).containsExactly(begun);
    emulated.fault("POST", "/deployments", lost);
    emulated.fault("POST", "/deployments/{id}/statuses", lost);
    emulated.fault("DELETE", "/deployments/{id}", lost);

    LedgerEntry proven = prove(begun);

    assertThat(emulated.repository.deployments())
        .extracting(Deployment::id)
        .containsExactly(proven.id());
  }

  @Test
  void a_leftover_that_cannot_be_deleted_does_not_fail_the_run() {
    LedgerEntry begun = begin("100");
    emulated.fault("DELETE", "/deployments/{id}", Fault.status(403));

    LedgerEntry proven = prove(begun);

    assertThat(freshLedger().entries(PRODUCTION)).containsExactly(proven);
    LedgerEntry next = begin("101");
    assertThat(emulated.repository.deployments())
        .extracting(Deployment::id)
        .containsExactly(proven.id(), next.id());
  }

  @Test
  void fifty_services_fit_with_everything_and_three_times_as_many_with_less() {
    assertThat(fitted(50).services()).isEqualTo(services(50));

    LedgerPayload many = fitted(150);
    assertThat(many.services()).hasSize(150);
    assertThat(many.services()).extracting(ReleasedService::release).doesNotHaveDuplicates();
    assertThat(many.services()).allMatch(service -> service.health().isEmpty());
    assertThat(deployment(ledger.entries(PRODUCTION).findFirst().orElseThrow().id()))
        .extracting(each -> each.request().payload().toString().length())
        .satisfies(length -> assertThat(length).isLessThan(65_535));
  }

  @Test
  void where_runs_cannot_be_read_a_silent_one_is_dead_after_half_an_hour() {
    Permissions less = Permissions.deploy().with(Scope.ACTIONS, Permissions.Level.NONE);
    Ledger blind =
        new GitHubLedger(
            emulated.api(emulated.gitHub.workflowToken(emulated.repository, less)), LOG);
    LedgerEntry begun = begin("100");
    emulated.time.advance(Duration.ofMinutes(29));
    ledger.note(begun, "Still here");
    emulated.time.advance(Duration.ofMinutes(29));
    assertThat(blind.liveness(begun)).isEqualTo(Liveness.UNKNOWN);

    emulated.time.advance(Duration.ofMinutes(2));

    assertThat(blind.liveness(begun)).isEqualTo(Liveness.ENDED);
    assertThat(emulated.progress.warned())
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("actions: read");
  }

  @Test
  void a_run_outside_a_workflow_is_dead_after_half_an_hour() {
    LedgerEntry local = ledger.begin(PRODUCTION, COMMIT, LedgerSamples.begunLocally(), "By hand");
    assertThat(ledger.liveness(local)).isEqualTo(Liveness.UNKNOWN);

    emulated.time.advance(Duration.ofMinutes(31));

    assertThat(ledger.liveness(local)).isEqualTo(Liveness.ENDED);
  }

  @Test
  void two_runs_at_once_go_one_after_the_other() {
    LedgerEntry first = begin("100");
    Ledger other = freshLedger();
    LedgerEntry second = other.begin(PRODUCTION, COMMIT, LedgerSamples.begun("101"), "Deploy");

    PenstockException refused =
        catchThrowableOfType(
            PenstockException.class,
            () ->
                Turn.take(
                    other, second, Duration.ofMinutes(1), emulated.time.time(), Progress.silent()));

    assertThat(refused.failure().exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.failure().why()).contains("run 100");
    assertThat(deployment(second.id()).state()).contains(DeploymentState.ERROR);
    assertThat(freshLedger().entries(PRODUCTION)).containsExactly(first);
  }

  @Test
  void a_token_without_the_right_is_told_which_one_to_add() {
    Ledger powerless =
        new GitHubLedger(
            emulated.api(
                emulated.gitHub.workflowToken(emulated.repository, Permissions.readOnly())),
            LOG);

    Failure failure =
        catchThrowableOfType(
                PenstockException.class,
                () -> powerless.begin(PRODUCTION, COMMIT, LedgerSamples.begun("100"), "Deploy"))
            .failure();

    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.next()).contains("deployments: write");
  }

  @Test
  void a_payload_that_came_as_text_is_read_too() {
    LedgerEntry entry = old(Result.PROVEN);

    assertThat(ledger.entries(PRODUCTION)).containsExactly(entry);
  }

  private LedgerPayload fitted(int count) {
    LedgerPayload sample = LedgerSamples.ended(Result.FAILED, "1");
    LedgerPayload whole =
        new LedgerPayload(
            sample.project(),
            sample.kind(),
            sample.result(),
            sample.run(),
            services(count),
            services(count).stream().map(GitHubLedgerTest::older).toList(),
            sample.schema(),
            sample.restorePoint(),
            sample.hold(),
            sample.failure());
    return ledger.finish(begin("100"), whole, URL, "Done").payload();
  }

  private static List<ReleasedService> services(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new ReleasedService(
                    "service-" + i,
                    "codex-service-" + i,
                    String.format(Locale.ROOT, "8f2c1d0a-7c1b-4b7e-9f3a-%012d", i),
                    COMMIT,
                    "https://service-" + i + ".codex.example",
                    Optional.of("registry.example/codex/service@sha256:" + "a".repeat(64)),
                    Optional.of("b".repeat(64)),
                    Optional.of("3 in a row after 4.2 s ✓")))
        .toList();
  }

  private static ReleasedService older(ReleasedService service) {
    return new ReleasedService(
        service.service(),
        service.name(),
        "0" + service.release(),
        service.commit(),
        service.url(),
        service.image(),
        service.content(),
        service.health());
  }

  /** The run is started again after it was killed, as GitHub does it, and takes its turn. */
  private LedgerEntry againAfter(String run) {
    restart(run, 2);
    Ledger again = freshLedger();
    LedgerEntry begun =
        again.begin(PRODUCTION, COMMIT, LedgerSamples.begun(run, 2), "Deploy again");
    Turn.take(again, begun, Duration.ZERO, emulated.time.time(), Progress.silent());
    return begun;
  }

  private Ledger killedAt(int request, boolean afterHandling) {
    return new GitHubLedger(
        emulated.api(
            transport -> Killed.at(request, afterHandling, transport), emulated.time.time()),
        LOG);
  }

  private Ledger freshLedger() {
    return new GitHubLedger(emulated.api(transport -> transport, emulated.time.time()), LOG);
  }

  private LedgerEntry begin(String run) {
    return ledger.begin(PRODUCTION, COMMIT, LedgerSamples.begun(run), "Deploy to production");
  }

  private LedgerEntry prove(LedgerEntry begun) {
    return ledger.finish(begun, LedgerSamples.ended(Result.PROVEN, "1"), URL, "Serves");
  }

  private LedgerEntry end(LedgerEntry begun, Result result) {
    return ledger.finish(begun, LedgerSamples.ended(result, "1"), URL, "Ended");
  }

  /** An entry of long ago, put there without a request; its payload is text. */
  private LedgerEntry old(Result result) {
    LedgerPayload payload = LedgerSamples.ended(result, "1");
    Deployment made =
        emulated.repository.deploy(
            new Deployment.Request(
                COMMIT,
                ListKeptEntries.TASK,
                PRODUCTION,
                Optional.empty(),
                TextNode.valueOf(LedgerFormat.write(payload)),
                false,
                true),
            DeploymentState.SUCCESS);
    return new LedgerEntry(made.id(), PRODUCTION, COMMIT, made.createdAt(), payload);
  }

  private Deployment deployment(long id) {
    return emulated.repository.deployments().stream()
        .filter(each -> each.id() == id)
        .findFirst()
        .orElseThrow();
  }
}
