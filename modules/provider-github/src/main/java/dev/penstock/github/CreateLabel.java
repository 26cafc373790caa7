package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.UnreadableAnswer;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Makes a label. GitHub keeps their names unique: of many who make one at once, one does.
 *
 * @param connection the repository
 * @param name at most 50 characters
 * @param description at most 100 characters
 */
record CreateLabel(GitHubConnection connection, String name, String description)
    implements Endpoint<CreateLabel.Result> {
  private static final String RED = "b60205";

  /** How it ended. */
  enum Result {
    MADE,
    WAS_THERE
  }

  @Override
  public String action() {
    return "make the label " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post("repos", connection.owner(), connection.repository(), "labels")
        .json(Map.of("name", name, "color", RED, "description", description));
  }

  @Override
  public boolean expects(int status) {
    return status == 201 || status == 422;
  }

  @Override
  public Result read(Answer answer) {
    if (answer.status() == 201) {
      return Result.MADE;
    }
    if (!isTaken(answer)) {
      throw new UnreadableAnswer(
          "it refuses the label " + name + " and does not say that it exists");
    }
    return Result.WAS_THERE;
  }

  private static boolean isTaken(Answer answer) {
    return StreamSupport.stream(answer.json().path("errors").spliterator(), false)
        .anyMatch(error -> error.path("code").asText().equals("already_exists"));
  }
}
