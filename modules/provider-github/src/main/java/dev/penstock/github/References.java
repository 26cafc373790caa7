package dev.penstock.github;

import dev.penstock.http.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;

/**
 * The GitHub library's objects for things that are known by number only. The library would ask for
 * each of them before it does anything with it; read from an event payload, as a webhook brings it,
 * they cost no request.
 */
final class References {
  private final GitHub library;
  private final Map<String, Object> repository;

  References(GitHub library, GitHubConnection connection) {
    this.library = library;
    this.repository =
        Map.of(
            "name", connection.repository(),
            "full_name", connection.fullName(),
            "owner", Map.of("login", connection.owner()));
  }

  GHRepository repository() {
    return event(GHEventPayload.Repository.class, Map.of()).getRepository();
  }

  /** A pull request, as far as it is an issue. */
  GHIssue issue(int number) {
    return event(GHEventPayload.Issue.class, Map.of("issue", Map.of("number", number))).getIssue();
  }

  private <T extends GHEventPayload> T event(Class<T> type, Map<String, Object> subject) {
    Map<String, Object> payload = new TreeMap<>(subject);
    payload.put("repository", repository);
    try {
      return library.parseEventPayload(new StringReader(Json.write(payload).text()), type);
    } catch (IOException e) {
      throw new UncheckedIOException("an event payload of our own making", e);
    }
  }
}
