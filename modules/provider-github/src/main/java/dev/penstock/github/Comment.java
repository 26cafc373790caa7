package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.UnreadableAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A comment on an issue or a pull request.
 *
 * @param id later ones have larger ids
 * @param page its web address
 * @param author who wrote it; empty for an account that was deleted
 * @param created when, as GitHub writes it
 * @param body its Markdown
 */
record Comment(long id, String page, Optional<String> author, String created, String body) {

  /**
   * Reads one.
   *
   * @throws UnreadableAnswer if it is none
   */
  static Comment read(JsonNode comment) {
    if (!comment.path("id").isIntegralNumber()) {
      throw new UnreadableAnswer("it is not a comment");
    }
    return new Comment(
        comment.path("id").asLong(),
        comment.path("html_url").asText(),
        Optional.of(comment.path("user").path("login").asText()).filter(name -> !name.isEmpty()),
        comment.path("created_at").asText(),
        comment.path("body").asText());
  }

  /** When it was written, by GitHub's clock; empty if that cannot be read. */
  Optional<Instant> at() {
    try {
      return Optional.of(Instant.parse(created));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isSame(Comment other) {
    return id == other.id;
  }
}
