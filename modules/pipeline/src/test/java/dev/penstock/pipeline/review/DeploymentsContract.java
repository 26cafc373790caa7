package dev.penstock.pipeline.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
  void what_a_killed_run_left_unfinished_is_taken_up() {
    long id = start(ENVIRONMENT, COMMIT);

    assertThat(start(ENVIRONMENT, COMMIT)).isEqualTo(id);
    assertThat(deployments().payloads(ENVIRONMENT)).hasSize(1);
  }

  @Test
  void another_commit_or_environment_is_another_deployment() {
    long id = start(ENVIRONMENT, COMMIT);

    assertThat(start(ENVIRONMENT, OTHER_COMMIT)).isNotEqualTo(id);
    assertThat(start("preview/pr-9", COMMIT)).isNotEqualTo(id);
  }

  @Test
  void a_finished_one_is_not_taken_up() {
    long succeeded = start(ENVIRONMENT, COMMIT);
    deployments().succeed(succeeded, ADDRESS, "Serves");
    long failed = start(ENVIRONMENT, COMMIT);
    deployments().fail(failed, "Does not serve");

    assertThat(start(ENVIRONMENT, COMMIT)).isNotIn(succeeded, failed);
    assertThat(state(failed)).isEqualTo("failure");
  }

  @Test
  void success_tells_the_address_and_makes_the_older_ones_inactive() {
    long first = start(ENVIRONMENT, COMMIT);
    deployments().succeed(first, ADDRESS, "Serves");
    long neighbour = start("preview/pr-9", COMMIT);
    deployments().succeed(neighbour, ADDRESS, "Serves");
    long second = start(ENVIRONMENT, OTHER_COMMIT);
    deployments().succeed(second, ADDRESS, "Serves");

    assertThat(state(second)).isEqualTo("success");
    assertThat(address(second)).isEqualTo(ADDRESS.toString());
    assertThat(state(first)).isEqualTo("inactive");
    assertThat(state(neighbour)).isEqualTo("success");
  }

  @Test
  void one_that_was_never_finished_becomes_inactive_too_when_a_later_one_serves() {
    long killed = start(ENVIRONMENT, COMMIT);
    long second = start(ENVIRONMENT, OTHER_COMMIT);
    deployments().succeed(second, ADDRESS, "Serves");

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
    deployments().succeed(start(ENVIRONMENT, COMMIT), ADDRESS, "Serves");
    deployments().fail(start(ENVIRONMENT, COMMIT), "Does not serve");
    start(ENVIRONMENT, OTHER_COMMIT);
    start("preview/pr-80", COMMIT);

    assertThat(deployments().removeAll(ENVIRONMENT)).isEqualTo(3);
    assertThat(deployments().payloads(ENVIRONMENT)).isEmpty();
    assertThat(deployments().payloads("preview/pr-80")).hasSize(1);
    assertThat(deployments().removeAll(ENVIRONMENT)).isZero();
  }

  private long start(String environment, String commit) {
    return deployments()
        .start(new DeploymentRecord(environment, commit, "Preview", payload(commit)));
  }

  private static String payload(String commit) {
    return "{\"version\":1,\"commit\":\"" + commit + "\"}";
  }
}
