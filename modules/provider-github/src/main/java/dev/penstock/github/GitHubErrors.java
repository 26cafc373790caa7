package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ErrorReader;
import dev.penstock.http.VendorError;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads GitHub's errors: a message, for 422 a list of errors, for 403 a header with the permissions
 * that would do (GitHub REST API, "Troubleshooting").
 */
final class GitHubErrors implements ErrorReader {

  @Override
  public VendorError read(Answer answer) {
    String message = message(answer);
    return answer.status() == 403 && message.contains("locked")
        ? new VendorError(VendorError.Kind.REQUEST, message)
        : VendorError.of(answer.status(), message);
  }

  private static String message(Answer answer) {
    String details =
        StreamSupport.stream(answer.json().path("errors").spliterator(), false)
            .map(GitHubErrors::detail)
            .collect(Collectors.joining(", "));
    Optional<String> accepted = answer.header("X-Accepted-GitHub-Permissions");
    return answer.json().path("message").asText()
        + (details.isEmpty() ? "" : ": " + details)
        + accepted.map(permissions -> " (accepted: " + permissions + ")").orElse("");
  }

  private static String detail(JsonNode error) {
    return error.isTextual()
        ? error.asText()
        : error.path("message").asText(error.path("field") + " " + error.path("code").asText());
  }
}
