package dev.penstock.pipeline.review;

import dev.penstock.pipeline.resource.Removal;
import java.util.Optional;

/**
 * Comments of which there is one per key on a pull request, edited rather than repeated. The key is
 * hidden in the comment; only comments written by the same account count as ours.
 */
public interface StickyComments {

  /**
   * Writes the comment, or edits the one that is there; does nothing when it already says this.
   *
   * @param number the pull request
   * @param key lower-case letters, digits, dashes and slashes, such as {@code preview/codex}
   * @param body Markdown; cut with a note where it exceeds GitHub's 65,536 characters
   * @return the comment's web address and what was done
   */
  Posted upsert(int number, String key, String body);

  /**
   * The comment's body without the hidden key; empty when there is none. An {@link #upsert} that
   * follows may take the comment as it was found.
   */
  Optional<String> find(int number, String key);

  /** Removes the comment. */
  Removal remove(int number, String key);

  /**
   * A comment that is there now.
   *
   * @param url its web address
   * @param change what was done
   */
  record Posted(String url, Change change) {}

  /** What writing a comment came to. */
  enum Change {
    CREATED,
    EDITED,
    UNCHANGED
  }
}
