package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;

/**
 * How a run of a workflow stands.
 *
 * @param connection the repository
 * @param id what {@code GITHUB_RUN_ID} said in it
 */
record ReadWorkflowRun(GitHubConnection connection, long id)
    implements Endpoint<ReadWorkflowRun.Standing> {

  /** What GitHub says of it. */
  sealed interface Standing {

    /**
     * It is known.
     *
     * @param completed whether it is over
     * @param attempt its newest attempt, from 1
     */
    record Known(boolean completed, int attempt) implements Standing {}

    /** It was deleted, or belongs to another repository. */
    record Unknown() implements Standing {}

    /** The token may not ask. */
    record Hidden() implements Standing {}
  }

  @Override
  public String action() {
    return "find out whether run " + id + " goes on";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(
        "repos", connection.owner(), connection.repository(), "actions", "runs", Long.toString(id));
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 403 || status == 404;
  }

  @Override
  public Standing read(Answer answer) {
    return switch (answer.status()) {
      case 403 -> new Standing.Hidden();
      case 404 -> new Standing.Unknown();
      default ->
          new Standing.Known(
              answer.json().path("status").asText().equals("completed"),
              answer.json().path("run_attempt").asInt(1));
    };
  }
}
