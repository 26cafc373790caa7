package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.UnreadableAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of an environment's ledger entries, newest first, as GitHub lists deployments.
 *
 * @param connection the repository
 * @param environment the environment's name
 * @param page counts from 1
 */
record ListKeptEntries(GitHubConnection connection, String environment, int page)
    implements Endpoint<ListKeptEntries.Listing> {
  /** Tells the ledger's deployments from previews' and from those that GitHub makes for a job. */
  static final String TASK = "deploy:penstock-ledger";

  /** Most questions are answered by the newest few; an entry may have 60,000 characters. */
  private static final int SIZE = 30;

  /**
   * What is on it.
   *
   * @param entries those of a format that is known
   * @param isLast whether there is no further page
   */
  record Listing(List<KeptEntry> entries, boolean isLast) {}

  @Override
  public String action() {
    return "read the ledger of " + environment;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("repos", connection.owner(), connection.repository(), "deployments")
        .query("environment", environment)
        .query("task", TASK)
        .query("per_page", Integer.toString(SIZE))
        .query("page", Integer.toString(page));
  }

  @Override
  public Listing read(Answer answer) {
    if (!answer.json().isArray()) {
      throw new UnreadableAnswer("it is not a list of deployments");
    }
    List<KeptEntry> entries = new ArrayList<>();
    answer.json().forEach(each -> entry(each).ifPresent(entries::add));
    return new Listing(List.copyOf(entries), answer.json().size() < SIZE);
  }

  /** Filters that GitHub does not know it passes over. */
  private Optional<KeptEntry> entry(JsonNode deployment) {
    boolean isOurs =
        deployment.path("task").asText().equals(TASK)
            && deployment.path("environment").asText().equals(environment);
    return isOurs ? KeptEntry.read(deployment, environment) : Optional.empty();
  }
}
