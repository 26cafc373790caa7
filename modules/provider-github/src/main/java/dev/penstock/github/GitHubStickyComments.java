package dev.penstock.github;

import dev.penstock.kernel.Time;
import dev.penstock.pipeline.resource.Removal;
import dev.penstock.pipeline.review.StickyComments;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Comments on pull requests of a repository on GitHub, one per key.
 *
 * <p>The hidden line stands at the very beginning of a comment. Ours is among the oldest of a pull
 * request, and GitHub lists the oldest first, so reading stops at the first one found: no change
 * costs one request, an edit two. After writing a new one the comments of the meantime are read
 * again, and of several that were written at once the oldest stays: three requests. What was just
 * found is not looked for again in order to edit it. Thread-safe.
 */
public final class GitHubStickyComments implements StickyComments {
  /** How much the clocks of GitHub's machines may differ. */
  private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

  private final GitHubConnection connection;
  private final Calls calls;
  private final Time time;
  private final Authorship authorship;

  /** What {@link #find} saw last, for the {@link #upsert} that follows. */
  private final Map<String, Comment> seen = new ConcurrentHashMap<>();

  public GitHubStickyComments(GitHubApi api) {
    this.connection = api.connection();
    this.calls = api.calls(Permission.WRITE_PULL_REQUESTS);
    this.time = api.time();
    this.authorship =
        new Authorship(connection.account(), () -> calls.call(new ReadAuthenticatedUser()));
  }

  @Override
  public Posted upsert(int number, String key, String body) {
    CommentText text = CommentText.of(key, body);
    CommentThread thread = thread(number, text.marker());
    Instant start = time.now();
    return Optional.ofNullable(seen.remove(place(number, text.marker())))
        .or(thread::first)
        .flatMap(found -> say(thread, found, text))
        .orElseGet(() -> write(thread, text, start));
  }

  @Override
  public Optional<String> find(int number, String key) {
    String marker = CommentText.marker(key);
    String place = place(number, marker);
    Optional<Comment> first = thread(number, marker).first();
    first.ifPresentOrElse(comment -> seen.put(place, comment), () -> seen.remove(place));
    return first.map(comment -> CommentText.bodyOf(comment.body()));
  }

  @Override
  public Removal remove(int number, String key) {
    CommentThread thread = thread(number, CommentText.marker(key));
    List<Comment> ours = thread.all();
    ours.forEach(thread::delete);
    return ours.isEmpty() ? Removal.WAS_ABSENT : Removal.REMOVED;
  }

  /** Text, because what is generated to hash a record takes every run 7 ms to make. */
  private static String place(int number, String marker) {
    return number + " " + marker;
  }

  private CommentThread thread(int number, String marker) {
    return new CommentThread(connection, number, marker, calls, authorship);
  }

  /** Empty if the comment is not there any more. */
  private static Optional<Posted> say(CommentThread thread, Comment comment, CommentText text) {
    return text.isSaidBy(comment.body())
        ? Optional.of(posted(comment, Change.UNCHANGED))
        : thread.edit(comment, text).map(edited -> posted(edited, Change.EDITED));
  }

  private Posted write(CommentThread thread, CommentText text, Instant start) {
    Comment written = thread.write(text);
    Comment kept = keepOldest(thread, written, time.since(start).plus(CLOCK_SLACK));
    return kept.isSame(written) && text.isSaidBy(written.body())
        ? posted(written, Change.CREATED)
        : say(thread, kept, text).orElseGet(() -> posted(kept, Change.EDITED));
  }

  /** Every run that wrote one at the same time keeps the same one. */
  private static Comment keepOldest(CommentThread thread, Comment written, Duration meantime) {
    List<Comment> all =
        Stream.concat(
                thread.since(meantime, written).stream().filter(other -> !other.isSame(written)),
                Stream.of(written))
            .sorted(Comparator.comparingLong(Comment::id))
            .toList();
    all.stream().skip(1).forEach(thread::delete);
    return all.getFirst();
  }

  private static Posted posted(Comment comment, Change change) {
    return new Posted(comment.page(), change);
  }
}
