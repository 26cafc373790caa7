package dev.penstock.pipeline.ledger;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.ledger.Ledger.Liveness;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run's turn in its environment: of the runs that were begun and still go on, the one with the
 * smallest entry has it, all others wait. So the ledger is the lock, and a run that was killed
 * holds it no longer than it lived.
 */
public final class Turn {
  /** A workflow's token has 1,000 requests an hour, and a look takes up to three. */
  private static final Duration POLL = Duration.ofSeconds(15);

  /** Well below the time after which a run that says nothing counts as dead. */
  private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(10);

  private final Ledger ledger;
  private final LedgerEntry own;
  private final Time time;
  private final Progress progress;
  private final Set<Long> dead = new HashSet<>();

  private Turn(Ledger ledger, LedgerEntry own, Time time, Progress progress) {
    this.ledger = ledger;
    this.own = own;
    this.time = time;
    this.progress = progress;
  }

  /**
   * Waits until no older run of the environment goes on.
   *
   * @param entry the run's own, begun
   * @param waitAtMost how long to wait; zero looks once
   * @return what {@link #killed} tells then
   * @throws dev.penstock.kernel.PenstockException with exit 4 and the reason {@code
   *     environment-busy} when another run still holds it; the run's own entry is abandoned then
   */
  public static List<LedgerEntry> take(
      Ledger ledger, LedgerEntry entry, Duration waitAtMost, Time time, Progress progress) {
    return new Turn(ledger, entry, time, progress).await(waitAtMost);
  }

  /**
   * The entries of runs that ended without saying how, newest first: what they made live is not
   * proven. They stay in the ledger until a deploy or rollback has dealt with them.
   *
   * @param ours the run that asks; its own earlier attempts are over
   */
  public static List<LedgerEntry> killed(Ledger ledger, String environment, RunIdentity ours) {
    LedgerHistory history = new LedgerHistory(ledger, environment);
    return unsettled(
        history,
        history.begun().stream()
            .filter(entry -> liveness(ledger, entry, ours) == Liveness.ENDED)
            .toList());
  }

  /** Those that no deploy or rollback has dealt with since. */
  private static List<LedgerEntry> unsettled(LedgerHistory history, List<LedgerEntry> dead) {
    if (dead.isEmpty()) {
      return dead;
    }
    long settled = history.newestRelease().map(LedgerEntry::id).orElse(0L);
    return dead.stream().filter(entry -> entry.id() > settled).toList();
  }

  private List<LedgerEntry> await(Duration waitAtMost) {
    Instant start = time.now();
    Instant said = Instant.MIN;
    List<LedgerEntry> older = older();
    Optional<LedgerEntry> holder = holder(older);
    while (holder.isPresent()) {
      Duration left = waitAtMost.minus(time.since(start));
      if (!left.isPositive()) {
        throw busy(holder.get(), waitAtMost);
      }
      if (said.equals(Instant.MIN) || time.since(said).compareTo(SIGN_OF_LIFE) >= 0) {
        say(holder.get());
        said = time.now();
      }
      time.sleep(left.compareTo(POLL) < 0 ? left : POLL);
      older = older();
      holder = holder(older);
    }
    return unsettled(history(), older);
  }

  private List<LedgerEntry> older() {
    return history().begunByOthers(own).stream().filter(each -> each.id() < own.id()).toList();
  }

  /** The oldest of those that go on. */
  private Optional<LedgerEntry> holder(List<LedgerEntry> older) {
    return older.reversed().stream().filter(this::goesOn).findFirst();
  }

  private LedgerHistory history() {
    return new LedgerHistory(ledger, own.environment());
  }

  private boolean goesOn(LedgerEntry other) {
    if (liveness(ledger, other, own.payload().run()) != Liveness.ENDED) {
      return true;
    }
    if (dead.add(other.id())) {
      progress.say("Entry " + other.id() + " was left by " + name(other) + ", which ended");
    }
    return false;
  }

  private static Liveness liveness(Ledger ledger, LedgerEntry other, RunIdentity ours) {
    RunIdentity theirs = other.payload().run();
    return ours.id().isPresent() && theirs.id().equals(ours.id())
        ? theirs.attempt() < ours.attempt() ? Liveness.ENDED : Liveness.RUNNING
        : ledger.liveness(other);
  }

  private void say(LedgerEntry holder) {
    String line = "Waiting for " + name(holder) + " to finish with " + own.environment();
    progress.say(line);
    ledger.note(own, line);
  }

  private PenstockException busy(LedgerEntry holder, Duration waited) {
    ledger.abandon(own, "Gave up waiting for " + name(holder));
    return Failure.refused(
            "environment-busy",
            "Another run is at work on " + own.environment(),
            name(holder) + " began first and has not ended after " + waited.toSeconds() + " s",
            "Wait until it has ended and run this again. If it is dead, cancel it.")
        .asException();
  }

  private static String name(LedgerEntry entry) {
    RunIdentity run = entry.payload().run();
    return run.id().map(id -> "run " + id + ", attempt " + run.attempt()).orElse("a local run")
        + run.actor().map(actor -> " by " + actor).orElse("")
        + " (commit "
        + entry.commit().substring(0, Math.min(7, entry.commit().length()))
        + ", entry "
        + entry.id()
        + ")";
  }
}
