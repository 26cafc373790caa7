package dev.penstock.sandbox.github;

import java.time.Instant;

/**
 * A comment on an issue or a pull request.
 *
 * @param id unique in the repository; later ones have larger ids
 * @param issue the number of the issue or pull request
 * @param author who wrote it first
 * @param body Markdown
 * @param createdAt when
 * @param updatedAt when it was last edited; {@code createdAt} when never
 */
public record Comment(
    long id, int issue, Account author, String body, Instant createdAt, Instant updatedAt) {

  Comment edited(String text, Instant when) {
    return new Comment(id, issue, author, text, createdAt, when);
  }
}
