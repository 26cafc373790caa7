package dev.penstock.sandbox.github;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pull request to be opened. Title and branch are untrusted text on GitHub: any will do.
 *
 * @param number its number
 * @param title any text
 * @param author the login of who opens it
 * @param branch the head's branch
 * @param commit the head's commit, 40 hexadecimal digits
 * @param fork the login of the fork's owner; empty when it comes from the repository itself
 * @param body Markdown; empty for none
 * @param files what it changes
 */
public record PullRequestSeed(
    int number,
    String title,
    String author,
    String branch,
    String commit,
    Optional<String> fork,
    Optional<String> body,
    List<ChangedFile> files) {

  public PullRequestSeed {
    files = List.copyOf(files);
    if (!commit.matches("[0-9a-f]{40}")) {
      throw new IllegalArgumentException("not a commit: " + commit);
    }
  }

  /** One from the repository itself, without a body and without files. */
  public static PullRequestSeed of(
      int number, String title, String author, String branch, String commit) {
    return new PullRequestSeed(
        number, title, author, branch, commit, Optional.empty(), Optional.empty(), List.of());
  }

  /** The same from a fork. */
  public PullRequestSeed fromFork(String owner) {
    return new PullRequestSeed(
        number, title, author, branch, commit, Optional.of(owner), body, files);
  }

  /** The same with a body. */
  public PullRequestSeed saying(String text) {
    return new PullRequestSeed(
        number, title, author, branch, commit, fork, Optional.of(text), files);
  }

  /** The same, changing a file more. */
  public PullRequestSeed changing(String path) {
    List<ChangedFile> more =
        Stream.concat(files.stream(), Stream.of(new ChangedFile(path, "modified"))).toList();
    return new PullRequestSeed(number, title, author, branch, commit, fork, body, more);
  }
}
