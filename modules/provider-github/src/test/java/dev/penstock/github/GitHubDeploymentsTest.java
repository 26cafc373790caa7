package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.review.DeploymentRecord;
import dev.penstock.pipeline.review.Deployments;
import dev.penstock.pipeline.review.DeploymentsContract;
import dev.penstock.sandbox.github.Deployment;
import dev.penstock.sandbox.github.DeploymentStatus;
import dev.penstock.sandbox.github.Permissions;
import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubDeploymentsTest extends DeploymentsContract {
  private static final URI LOG = URI.create("https://github.com/octo/codex/actions/runs/1");
  private static final URI ADDRESS = URI.create("https://codex-preview-8.codex.example");
  private static final DeploymentRecord RECORD =
      new DeploymentRecord("preview/pr-8", EmulatedGitHub.COMMIT, "Preview", "{\"version\":1}");

  private final EmulatedGitHub emulated = new EmulatedGitHub();
  private final Deployments deployments = new GitHubDeployments(emulated.api(), Optional.of(LOG));

  @AfterEach
  void stop() {
    emulated.close();
    assertThat(emulated.log.failures()).isEmpty();
    assertThat(emulated.faults.pending()).isZero();
  }

  @Override
  protected Deployments deployments() {
    return deployments;
  }

  @Override
  protected String state(long id) {
    return latest(id).state().name().toLowerCase(Locale.ROOT);
  }

  @Override
  protected String address(long id) {
    return latest(id).environmentUrl();
  }

  @Test
  void it_asks_for_no_checks_and_a_transient_environment_that_is_not_production() {
    start(RECORD);

    Deployment made = emulated.repository.deployments().getFirst();
    assertThat(made.request().isTransient()).isTrue();
    assertThat(made.request().isProduction()).isFalse();
    assertThat(made.latest().orElseThrow().logUrl()).isEqualTo(LOG.toString());
    assertThat(body("POST", "/deployments"))
        .contains("\"auto_merge\":false")
        .contains("\"required_contexts\":[]");
  }

  @Test
  void a_first_deployment_costs_five_requests() {
    serve(start(RECORD));

    long id = emulated.repository.deployments().getFirst().id();
    assertThat(emulated.requests())
        .containsExactly(
            "GET /deployments 200",
            "POST /deployments 201",
            "POST /deployments/" + id + "/statuses 201",
            "POST /deployments/" + id + "/statuses 201",
            "GET /deployments 200");
  }

  @Test
  void with_many_older_ones_only_those_since_the_last_success_are_read() {
    for (int i = 0; i < 6; i++) {
      serve(start(RECORD));
    }
    long id = start(RECORD);
    emulated.log.clear();

    serve(id);

    assertThat(emulated.requests()).hasSize(5);
    assertThat(emulated.repository.deployments())
        .filteredOn(each -> each.isActive())
        .extracting(Deployment::id)
        .containsExactly(id);
  }

  @Test
  void a_run_killed_while_it_made_older_ones_inactive_is_made_good_by_the_next() {
    long first = start(RECORD);
    long second = start(of(EmulatedGitHub.OTHER_COMMIT));
    deployments.fail(first, "Left over");
    long third = start(RECORD);
    AtomicInteger inactive = new AtomicInteger();
    emulated.log.listen(
        exchange -> {
          if (exchange.requestBody().text().contains("\"inactive\"")
              && inactive.incrementAndGet() == 1) {
            emulated.fault("POST", "/deployments/{id}/statuses", Fault.status(422));
          }
        });
    long fourth = start(of(emulated.repository.mainCommit()));

    assertThatThrownBy(() -> serve(fourth)).isInstanceOf(PenstockException.class);
    serve(fourth);

    assertThat(List.of(state(second), state(third))).containsOnly("inactive");
    assertThat(state(first)).isEqualTo("failure");
  }

  @Test
  void removing_inactive_ones_costs_one_request_each() {
    for (int i = 0; i < 3; i++) {
      serve(start(RECORD));
    }
    emulated.log.clear();

    assertThat(deployments.removeAll("preview/pr-8")).isEqualTo(3);
    assertThat(emulated.requests()).hasSizeLessThanOrEqualTo(1 + 3 + 2);
    assertThat(emulated.repository.deployments()).isEmpty();
  }

  @Test
  void a_deployment_whose_answer_was_lost_is_found_and_not_made_twice() {
    emulated.fault("POST", "/deployments", Fault.resetAfterwards());

    long id = start(RECORD);

    assertThat(emulated.repository.deployments()).extracting(Deployment::id).containsExactly(id);
    assertThat(state(id)).isEqualTo("in_progress");
  }

  @Test
  void one_that_a_run_killed_before_its_first_status_is_taken_up() {
    emulated.fault("POST", "/deployments/{id}/statuses", Fault.status(422));
    assertThatThrownBy(() -> start(RECORD)).isInstanceOf(PenstockException.class);

    start(RECORD);

    assertThat(emulated.repository.deployments()).hasSize(1);
  }

  @Test
  void one_that_is_gone_meanwhile_does_not_stop_the_removal() {
    start(RECORD);
    emulated.fault("DELETE", "/deployments/{id}", Fault.status(404));

    assertThat(deployments.removeAll("preview/pr-8")).isEqualTo(1);
  }

  @Test
  void another_run_can_finish_what_this_one_began() {
    long id = start(RECORD);

    new GitHubDeployments(emulated.api(), Optional.empty()).succeed(id, ADDRESS, "x".repeat(200));

    assertThat(state(id)).isEqualTo("success");
    assertThat(latest(id).description()).hasSize(140);
  }

  @Test
  void what_github_records_for_a_job_is_left_alone_until_the_end() {
    byJob();

    long id = start(RECORD);
    serve(id);

    assertThat(emulated.repository.deployments()).hasSize(2);
    assertThat(deployments.payloads("preview/pr-8")).containsExactly("{\"version\":1}");
    assertThat(deployments.removeAll("preview/pr-8")).isEqualTo(2);
  }

  @Test
  void a_token_without_the_right_is_told_which_one_to_add() {
    Deployments powerless =
        new GitHubDeployments(
            emulated.api(
                emulated.gitHub.workflowToken(emulated.repository, Permissions.readOnly())),
            Optional.empty());

    PenstockException thrown =
        catchThrowableOfType(PenstockException.class, () -> powerless.create(RECORD));

    assertThat(thrown.failure().next()).contains("deployments: write");
  }

  @Test
  void a_commit_that_github_does_not_know_is_refused_with_githubs_words() {
    emulated.fault(
        "POST",
        "/deployments",
        Fault.answer(
            Reply.json(
                422,
                Map.of(
                    "message",
                    "Validation Failed",
                    "errors",
                    List.of(Map.of("message", "No ref found for: abc"))))));

    PenstockException thrown = catchThrowableOfType(PenstockException.class, () -> start(RECORD));

    assertThat(thrown.failure().why()).contains("Validation Failed: No ref found for: abc");
  }

  private static DeploymentRecord of(String commit) {
    return new DeploymentRecord("preview/pr-8", commit, "Preview", "{}");
  }

  private long start(DeploymentRecord record) {
    long id =
        deployments
            .unfinished(record.environment(), record.commit())
            .orElseGet(() -> deployments.create(record));
    deployments.progress(id, record.description());
    return id;
  }

  private void serve(long id) {
    deployments.succeed(id, ADDRESS, "Serves");
    deployments.supersede(deployments.activeBefore("preview/pr-8", id));
  }

  @Test
  void older_ones_are_found_on_later_pages() {
    emulated.log.clear();
    long first = start(RECORD);
    for (int i = 0; i < 100; i++) {
      byJob();
      deployments.fail(deployments.create(RECORD), "Does not serve");
    }
    long mine = deployments.create(RECORD);

    assertThat(deployments.activeBefore("preview/pr-8", mine)).containsExactly(first);
  }

  private void byJob() {
    DeploymentRecord record = new DeploymentRecord("preview/pr-8", EmulatedGitHub.COMMIT, "", "{}");
    GitHubApi api = emulated.api();
    api.calls(Permission.WRITE_DEPLOYMENTS)
        .call(new CreateDeployment(api.connection(), "deploy", record));
  }

  private String body(String method, String path) {
    return emulated.log.all().stream()
        .filter(each -> each.method().equals(method) && each.path().endsWith(path))
        .findFirst()
        .orElseThrow()
        .requestBody()
        .text();
  }

  private DeploymentStatus latest(long id) {
    return emulated.repository.deployments().stream()
        .filter(deployment -> deployment.id() == id)
        .findFirst()
        .flatMap(Deployment::latest)
        .orElseThrow();
  }
}
