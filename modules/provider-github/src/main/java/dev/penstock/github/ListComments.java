package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A page of the comments on an issue or a pull request, oldest first ("List issue comments").
 *
 * @param connection the repository
 * @param number the issue or pull request
 * @param marker how those begin that are wanted
 * @param since leaves out those that were neither written nor edited from then on; empty for none
 * @param page counts from 1
 */
record ListComments(
    GitHubConnection connection, int number, String marker, Optional<Instant> since, int page)
    implements Endpoint<Listing<Comment>> {
  @Override
  public String action() {
    return "read the comments of #" + number;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(
            "repos",
            connection.owner(),
            connection.repository(),
            "issues",
            Integer.toString(number),
            "comments")
        .query("since", since.map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString()))
        .query("per_page", Listing.SIZE)
        .query("page", Listing.number(page));
  }

  @Override
  public Listing<Comment> read(Answer answer) {
    return Listing.read(answer, page, this::wanted);
  }

  private Optional<Comment> wanted(JsonNode comment) {
    return comment.path("body").asText().startsWith(marker)
        ? Optional.of(Comment.read(comment))
        : Optional.empty();
  }
}
