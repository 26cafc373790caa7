package dev.penstock.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our comments of one key on one issue or pull request. GitHub lists them oldest first.
 *
 * @param connection the repository
 * @param number the issue or pull request
 * @param marker the hidden line of the key
 */
record CommentThread(
    GitHubConnection connection, int number, String marker, Calls calls, Authorship authorship) {

  /** The oldest; later pages are not read once it is found. */
  Optional<Comment> first() {
    for (Comment comment : marked(Optional.empty())) {
      if (authorship.isOurs(comment.author())) {
        return Optional.of(comment);
      }
    }
    return Optional.empty();
  }

  /** All of them, oldest first. */
  List<Comment> all() {
    return ours(marked(Optional.empty()));
  }

  /** Those that were written or edited from so long before that one on, by GitHub's clock. */
  List<Comment> since(Duration before, Comment comment) {
    return ours(marked(comment.at().map(time -> time.minus(before))));
  }

  /** Writes a new one; one that a lost answer left behind is found and taken instead. */
  Comment write(CommentText text) {
    return calls.create(new CreateComment(connection, number, text), this::first);
  }

  /** Empty if it is not there any more. */
  Optional<Comment> edit(Comment comment, CommentText text) {
    return calls.call(new UpdateComment(connection, number, comment.id(), text));
  }

  /** Deletes it, unless it is not there any more. */
  void delete(Comment comment) {
    calls.call(new DeleteComment(connection, number, comment.id()));
  }

  /** The marker is looked at first: whose a comment is may cost a request. */
  private Pages<Comment> marked(Optional<Instant> since) {
    return new Pages<>(
        page -> calls.call(new ListComments(connection, number, marker, since, page)));
  }

  private List<Comment> ours(Pages<Comment> marked) {
    List<Comment> ours = new ArrayList<>();
    for (Comment comment : marked) {
      if (authorship.isOurs(comment.author())) {
        ours.add(comment);
      }
    }
    return ours;
  }
}
