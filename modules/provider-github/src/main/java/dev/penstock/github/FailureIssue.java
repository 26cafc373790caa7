package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.UnreadableAnswer;
import dev.penstock.pipeline.incident.FailureIssues.OpenIssue;
import java.net.URI;
import java.util.Optional;

/**
 * An issue that tells of a failure.
 *
 * @param number its number
 * @param url its page
 * @param open whether it is open
 * @param author who opened it; empty for an account that was deleted
 * @param body its Markdown
 * @param marker the hidden line it begins with
 */
record FailureIssue(
    int number, URI url, boolean open, Optional<String> author, String body, FailureMarker marker) {

  /** Empty for an issue without the hidden line, and for a pull request. */
  static Optional<FailureIssue> read(JsonNode issue) {
    String body = issue.path("body").asText();
    return issue.has("pull_request")
        ? Optional.empty()
        : FailureMarker.read(body).map(marker -> of(issue, body, marker));
  }

  private static FailureIssue of(JsonNode issue, String body, FailureMarker marker) {
    return new FailureIssue(
        issue.path("number").asInt(),
        url(issue.path("html_url").asText()),
        issue.path("state").asText().equals("open"),
        Optional.of(issue.path("user").path("login").asText()).filter(text -> !text.isEmpty()),
        body,
        marker);
  }

  private static URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableAnswer("an issue's address is none");
    }
  }

  OpenIssue view(boolean created) {
    return new OpenIssue(number, url, created);
  }
}
