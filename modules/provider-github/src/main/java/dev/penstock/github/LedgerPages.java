package dev.penstock.github;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An environment's ledger, newest first; a page is asked for when an entry of it is wanted. */
final class LedgerPages extends Spliterators.AbstractSpliterator<KeptEntry> {
  private final GitHubConnection connection;
  private final Calls calls;
  private final String environment;
  private final Queue<KeptEntry> read = new ArrayDeque<>();
  private final Set<Long> seen = new HashSet<>();
  private int page;
  private boolean isLast;

  private LedgerPages(GitHubConnection connection, Calls calls, String environment) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
    this.connection = connection;
    this.calls = calls;
    this.environment = environment;
  }

  static Stream<KeptEntry> of(GitHubConnection connection, Calls calls, String environment) {
    return StreamSupport.stream(new LedgerPages(connection, calls, environment), false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super KeptEntry> action) {
    while (read.isEmpty() && !isLast) {
      turn();
    }
    if (read.isEmpty()) {
      return false;
    }
    action.accept(read.remove());
    return true;
  }

  /** What began since the last page moved the others down: they are on the next page again. */
  private void turn() {
    page++;
    ListKeptEntries.Listing listing =
        calls.call(new ListKeptEntries(connection, environment, page));
    isLast = listing.isLast();
    listing.entries().stream().filter(entry -> seen.add(entry.id())).forEach(read::add);
  }
}
