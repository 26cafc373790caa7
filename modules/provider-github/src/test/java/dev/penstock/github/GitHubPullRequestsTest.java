package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.review.PullRequest;
import dev.penstock.pipeline.review.PullRequests;
import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubPullRequestsTest {
  private final EmulatedGitHub emulated = new EmulatedGitHub();
  private final PullRequests pullRequests = new GitHubPullRequests(emulated.api());

  @AfterEach
  void stop() {
    emulated.close();
    assertThat(emulated.log.failures()).isEmpty();
  }

  @Test
  void one_request_tells_all() {
    assertThat(pullRequests.get(8))
        .isEqualTo(
            new PullRequest(8, true, EmulatedGitHub.COMMIT, "feature/auth \uD83D\uDE80", false));
    assertThat(emulated.requests()).containsExactly("GET /pulls/8 200");
  }

  @Test
  void one_from_a_fork_says_so() {
    assertThat(pullRequests.get(9).fromFork()).isTrue();
  }

  @Test
  void a_closed_and_a_merged_one_are_not_open() {
    emulated.repository.close(8);
    emulated.repository.merge(9);

    assertThat(pullRequests.get(8).open()).isFalse();
    assertThat(pullRequests.get(9).open()).isFalse();
  }

  @Test
  void a_number_that_does_not_exist_is_wrong_input() {
    PenstockException thrown =
        catchThrowableOfType(PenstockException.class, () -> pullRequests.get(77));

    assertThat(thrown.failure().exit()).isEqualTo(ExitCode.INVALID);
    assertThat(thrown.failure().what()).contains("#77");
    assertThat(thrown.failure().next()).contains("GITHUB_REPOSITORY");
  }

  @Test
  void faults_that_pass_are_waited_out() {
    emulated.fault("GET", "/pulls/{number}", Fault.reset());
    emulated.fault("GET", "/pulls/{number}", Fault.truncate());
    emulated.fault("GET", "/pulls/{number}", Fault.status(503));

    assertThat(pullRequests.get(8).open()).isTrue();
    assertThat(emulated.time.sleeps()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void an_answer_that_is_not_githubs_is_told_as_that() {
    emulated.fault("GET", "/pulls/{number}", Fault.answer(Reply.json(200, List.of("surprise"))));

    PenstockException thrown =
        catchThrowableOfType(PenstockException.class, () -> pullRequests.get(8));

    assertThat(thrown.failure().reasonCode()).isEqualTo("provider-unreadable");
  }
}
