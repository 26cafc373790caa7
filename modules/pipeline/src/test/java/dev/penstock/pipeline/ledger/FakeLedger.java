package dev.penstock.pipeline.ledger;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A ledger held in memory. Runs go on until a test says that they ended; payloads pass through
 * {@link LedgerFormat}, as on a real one. Thread-safe.
 */
public final class FakeLedger implements Ledger {
  private final InstantSource clock;
  private final TreeMap<Long, LedgerEntry> entries = new TreeMap<>();
  private final Map<Long, Long> replacements = new HashMap<>();
  private final Map<Long, List<String>> notes = new HashMap<>();
  private final Map<Long, URI> urls = new HashMap<>();
  private final Set<Long> abandoned = new HashSet<>();
  private final Map<String, Integer> endedRuns = new HashMap<>();
  private final Map<Long, Liveness> ordered = new HashMap<>();
  private long last;
  private boolean gone;

  /** One whose clock stands still. */
  public FakeLedger() {
    this(() -> Instant.parse("2026-01-01T00:00:00Z"));
  }

  public FakeLedger(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized LedgerEntry begin(
      String environment, String commit, LedgerPayload payload, String description) {
    checkReachable();
    if (payload.result() != Result.BEGUN) {
      throw new IllegalArgumentException("a run begins with BEGUN");
    }
    return add(environment, commit, payload, description);
  }

  @Override
  public synchronized void note(LedgerEntry begun, String progress) {
    checkReachable();
    notes.computeIfAbsent(begun.id(), id -> new ArrayList<>()).add(progress);
  }

  @Override
  public synchronized List<String> notes(LedgerEntry begun) {
    return notes(begun.id()).reversed();
  }

  @Override
  public synchronized LedgerEntry finish(
      LedgerEntry begun, LedgerPayload payload, Optional<URI> url, String description) {
    checkReachable();
    if (payload.result() == Result.BEGUN) {
      throw new IllegalArgumentException("a run does not end with BEGUN");
    }
    entries.remove(begun.id());
    long id =
        replacements.computeIfAbsent(
            begun.id(),
            replaced -> add(begun.environment(), begun.commit(), payload, description).id());
    url.ifPresent(address -> urls.put(id, address));
    return entry(id);
  }

  @Override
  public synchronized void abandon(LedgerEntry begun, String why) {
    checkReachable();
    abandoned.add(begun.id());
    notes.computeIfAbsent(begun.id(), id -> new ArrayList<>()).add(why);
  }

  @Override
  public synchronized Liveness liveness(LedgerEntry begun) {
    RunIdentity run = begun.payload().run();
    int ended = run.id().map(id -> endedRuns.getOrDefault(id, 0)).orElse(0);
    return run.attempt() <= ended
        ? Liveness.ENDED
        : ordered.getOrDefault(
            begun.id(), run.id().isPresent() ? Liveness.RUNNING : Liveness.UNKNOWN);
  }

  @Override
  public Stream<LedgerEntry> entries(String environment) {
    checkReachable();
    return all().reversed().stream().filter(entry -> entry.environment().equals(environment));
  }

  /** From now on nobody can reach it. */
  public synchronized void goAway() {
    gone = true;
  }

  private synchronized void checkReachable() {
    if (gone) {
      throw Failure.unavailable("ledger-gone", "The ledger is gone", "a test wants it", "Wait.")
          .asException();
    }
  }

  /** The run ends, with all its attempts so far up to that one. */
  public synchronized void end(String run, int attempt) {
    endedRuns.put(run, attempt);
  }

  /** What is said of an entry's run from now on, unless the run ended. */
  public synchronized void liveness(long id, Liveness liveness) {
    ordered.put(id, liveness);
  }

  /** Those that were not abandoned, oldest first. */
  public synchronized List<LedgerEntry> all() {
    return entries.values().stream().filter(entry -> !abandoned.contains(entry.id())).toList();
  }

  /** What was said of an entry, its description first. */
  public synchronized List<String> notes(long id) {
    return List.copyOf(notes.getOrDefault(id, List.of()));
  }

  /** Where a person looks first. */
  public synchronized Optional<URI> url(long id) {
    return Optional.ofNullable(urls.get(id));
  }

  /** Whether an entry was abandoned. */
  public synchronized boolean isAbandoned(long id) {
    return abandoned.contains(id);
  }

  /**
   * One entry.
   *
   * @throws IllegalArgumentException if there is none of that id
   */
  public synchronized LedgerEntry entry(long id) {
    return Optional.ofNullable(entries.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no entry " + id));
  }

  private LedgerEntry add(
      String environment, String commit, LedgerPayload payload, String description) {
    LedgerPayload kept = LedgerFormat.read(LedgerFormat.write(payload)).orElseThrow();
    LedgerEntry entry = new LedgerEntry(++last, environment, commit, clock.instant(), kept);
    entries.put(entry.id(), entry);
    notes.put(entry.id(), new ArrayList<>(List.of(description)));
    return entry;
  }
}
