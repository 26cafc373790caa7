package dev.penstock.pipeline.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Deployments} does. Each test gets a repository without deployments. */
public abstract class DeploymentsContract {
  private static final String ENVIRONMENT = "preview/pr-8";
  private static final String COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678";
  private static final String OTHER_COMMIT = "b1b2c3d4e5f60718293a4b5c6d7e8f9012345678";
  private static final URI ADDRESS = URI.create("https://codex-preview-8.codex.example");

  /** What is tested. */
  protected abstract Deployments deployments();

  /** The state of a deployment in GitHub's words, seen from outside: {@code in_progress}. */
  protected abstract String state(long id);

  /** The address of a deployment, seen from outside. */
  protected abstract String address(long id);

  @Test
  void a_deployment_begins_in_progress_and_keeps_its_payload() {
    long id = start(ENVIRONMENT, COMMIT);

    assertThat(state(id)).isEqualTo("in_progress");
    assertThat(deployments().payloads(ENVIRONMENT)).containsExactly(payload(COMMIT));
  }

  @Test
  void what_a_killed_run_left_unfinished_is_found() {
    long id = start(ENVIRONMENT, COMMIT);

    assertThat(deployments().unfinished(ENVIRONMENT, COMMIT)).contains(id);
    assertThat(deployments().unfinished(ENVIRONMENT, OTHER_COMMIT)).isEmpty();
    assertThat(deployments().unfinished("preview/pr-9", COMMIT)).isEmpty();
  }

  @Test
  void another_commit_or_environment_is_another_deployment() {
    long id = start(ENVIRONMENT, COMMIT);

    assertThat(start(ENVIRONMENT, OTHER_COMMIT)).isNotEqualTo(id);
    assertThat(start("preview/pr-9", COMMIT)).isNotEqualTo(id);
  }

  @Test
  void a_finished_one_is_not_unfinished() {
    long succeeded = start(ENVIRONMENT, COMMIT);
    serve(ENVIRONMENT, succeeded);
    long failed = start(ENVIRONMENT, COMMIT);
    deployments().fail(failed, "Does not serve");

    assertThat(failed).isNotEqualTo(succeeded);
    assertThat(deployments().unfinished(ENVIRONMENT, COMMIT)).isEmpty();
    assertThat(state(failed)).isEqualTo("failure");
  }

  @Test
  void success_tells_the_address_and_makes_the_older_ones_inactive() {
    long first = start(ENVIRONMENT, COMMIT);
    serve(ENVIRONMENT, first);
    long neighbour = start("preview/pr-9", COMMIT);
    serve("preview/pr-9", neighbour);
    long second = start(ENVIRONMENT, OTHER_COMMIT);
    serve(ENVIRONMENT, second);

    assertThat(state(second)).isEqualTo("success");
    assertThat(address(second)).isEqualTo(ADDRESS.toString());
    assertThat(state(first)).isEqualTo("inactive");
    assertThat(state(neighbour)).isEqualTo("success");
  }

  @Test
  void one_that_was_never_finished_becomes_inactive_too_when_a_later_one_serves() {
    long killed = start(ENVIRONMENT, COMMIT);
    long second = start(ENVIRONMENT, OTHER_COMMIT);
    serve(ENVIRONMENT, second);

    assertThat(state(killed)).isEqualTo("inactive");
  }

  @Test
  void payloads_are_listed_newest_first() {
    start(ENVIRONMENT, COMMIT);
    start(ENVIRONMENT, OTHER_COMMIT);

    assertThat(deployments().payloads(ENVIRONMENT))
        .containsExactly(payload(OTHER_COMMIT), payload(COMMIT));
  }

  @Test
  void removing_leaves_nothing_of_the_environment_and_everything_of_others() {
    serve(ENVIRONMENT, start(ENVIRONMENT, COMMIT));
    deployments().fail(start(ENVIRONMENT, COMMIT), "Does not serve");
    start(ENVIRONMENT, OTHER_COMMIT);
    start("preview/pr-80", COMMIT);

    assertThat(deployments().removeAll(ENVIRONMENT)).isEqualTo(3);
    assertThat(deployments().payloads(ENVIRONMENT)).isEmpty();
    assertThat(deployments().payloads("preview/pr-80")).hasSize(1);
    assertThat(deployments().removeAll(ENVIRONMENT)).isZero();
  }

  @Test
  void looking_changes_nothing() {
    serve(ENVIRONMENT, start(ENVIRONMENT, COMMIT));
    long id = start(ENVIRONMENT, OTHER_COMMIT);

    deployments().unfinished(ENVIRONMENT, OTHER_COMMIT);
    List<Long> active = deployments().activeBefore(ENVIRONMENT, id);

    assertThat(active).hasSize(1);
    assertThat(state(active.getFirst())).isEqualTo("success");
    assertThat(state(id)).isEqualTo("in_progress");
  }

  @Test
  void the_older_ones_that_are_active_are_told_oldest_first_and_no_newer_one() {
    long failed = start(ENVIRONMENT, COMMIT);
    deployments().fail(failed, "Does not serve");
    long killed = start(ENVIRONMENT, OTHER_COMMIT);
    long serving = start(ENVIRONMENT, COMMIT);
    deployments().succeed(serving, ADDRESS, "Serves");
    long mine = start(ENVIRONMENT, COMMIT);
    long later = create(ENVIRONMENT, OTHER_COMMIT);

    assertThat(deployments().activeBefore(ENVIRONMENT, mine)).containsExactly(killed, serving);
    assertThat(deployments().activeBefore(ENVIRONMENT, later))
        .containsExactly(killed, serving, mine);
    assertThat(deployments().activeBefore("preview/pr-9", later)).isEmpty();
  }

  @Test
  void those_behind_a_superseded_one_are_not_told_again() {
    serve(ENVIRONMENT, start(ENVIRONMENT, COMMIT));
    long second = start(ENVIRONMENT, OTHER_COMMIT);
    serve(ENVIRONMENT, second);

    assertThat(deployments().activeBefore(ENVIRONMENT, start(ENVIRONMENT, COMMIT)))
        .containsExactly(second);
  }

  @Test
  void one_that_is_gone_by_the_time_it_is_superseded_is_passed_over() {
    long first = start(ENVIRONMENT, COMMIT);
    List<Long> older = deployments().activeBefore(ENVIRONMENT, start(ENVIRONMENT, OTHER_COMMIT));
    deployments().removeAll(ENVIRONMENT);

    assertThat(older).containsExactly(first);
    deployments().supersede(older);
    assertThat(deployments().payloads(ENVIRONMENT)).isEmpty();
  }

  @Test
  void one_of_which_nothing_was_said_yet_is_unfinished_and_active() {
    long id = create(ENVIRONMENT, COMMIT);

    assertThat(deployments().unfinished(ENVIRONMENT, COMMIT)).contains(id);
    assertThat(deployments().activeBefore(ENVIRONMENT, id + 1)).containsExactly(id);
  }

  /** As a run begins one. */
  private long start(String environment, String commit) {
    long id =
        deployments().unfinished(environment, commit).orElseGet(() -> create(environment, commit));
    deployments().progress(id, "Preview");
    return id;
  }

  private long create(String environment, String commit) {
    return deployments()
        .create(new DeploymentRecord(environment, commit, "Preview", payload(commit)));
  }

  private void serve(String environment, long id) {
    deployments().succeed(id, ADDRESS, "Serves");
    deployments().supersede(deployments().activeBefore(environment, id));
  }

  private static String payload(String commit) {
    return "{\"version\":1,\"commit\":\"" + commit + "\"}";
  }
}
