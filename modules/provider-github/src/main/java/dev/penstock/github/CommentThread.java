package dev.penstock.github;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.PagedIterable;

/**
 * Our comments of one key on one pull request. GitHub lists them oldest first.
 *
 * @param issue the pull request, as far as it is an issue
 * @param marker the hidden line of the key
 */
record CommentThread(GHIssue issue, String marker, Calls calls, Authorship authorship) {
  private static final int PAGE = 100;

  /** The oldest; later pages are not read once it is found. */
  Optional<GHIssueComment> first() {
    return calls.run(reading(), () -> ours(issue.listComments()).findFirst());
  }

  /** All of them, oldest first. */
  List<GHIssueComment> all() {
    return calls.run(reading(), () -> ours(issue.listComments()).toList());
  }

  /** Those that were written or edited from so long before that one on, by GitHub's clock. */
  List<GHIssueComment> since(Duration before, GHIssueComment comment) {
    return calls.run(
        reading(),
        () -> {
          long since = comment.getCreatedAt().toInstant().minus(before).toEpochMilli();
          return ours(issue.queryComments().since(since).list()).toList();
        });
  }

  /** Writes a new one; one that a lost answer left behind is found and taken instead. */
  GHIssueComment write(CommentText text) {
    return calls.create(
        "write the comment on " + name(), () -> issue.comment(text.text()), this::first);
  }

  /** Empty if it is not there any more. */
  Optional<GHIssueComment> edit(GHIssueComment comment, CommentText text) {
    return calls.find(
        "edit the comment on " + name(),
        () -> {
          comment.update(text.text());
          return comment;
        });
  }

  /** Deletes it, unless it is not there any more. */
  void delete(GHIssueComment comment) {
    calls.find(
        "delete the comment on " + name(),
        () -> {
          comment.delete();
          return comment;
        });
  }

  /** The marker is looked at first: whose a comment is may cost a request. */
  private Stream<GHIssueComment> ours(PagedIterable<GHIssueComment> listing) {
    return StreamSupport.stream(listing.withPageSize(PAGE).spliterator(), false)
        .filter(comment -> comment.getBody().startsWith(marker))
        .filter(authorship::isOurs);
  }

  private String reading() {
    return "read the comments of " + name();
  }

  private String name() {
    return "#" + issue.getNumber();
  }
}
