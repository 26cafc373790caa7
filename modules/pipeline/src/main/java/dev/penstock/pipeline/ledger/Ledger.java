package dev.penstock.pipeline.ledger;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of an environment's runs, kept where people look for it. Entries are never changed: a
 * finished one takes the place of the one that was begun.
 *
 * <p>Failures are {@link dev.penstock.kernel.PenstockException}s: exit 3 when it cannot be reached
 * or the token lacks a right. Every method may be repeated after a kill. Thread-safe.
 */
public interface Ledger {

  /**
   * Begins a run: from now on every other run can see it.
   *
   * @param payload with the result {@link LedgerPayload.Result#BEGUN}
   * @param description one line for people
   */
  LedgerEntry begin(String environment, String commit, LedgerPayload payload, String description);

  /** Says how far a run is, one line. Also tells others that it goes on. */
  void note(LedgerEntry begun, String progress);

  /**
   * What was said of an entry that was begun, the newest first, each one line as far as it was
   * kept; the newest 100.
   */
  List<String> notes(LedgerEntry begun);

  /**
   * Ends a run: writes its entry, successful only when everything was proven, and takes away the
   * one that was begun.
   *
   * @param payload with any result but {@link LedgerPayload.Result#BEGUN}
   * @param url where a person looks first; empty when nothing serves
   * @param description one line for people
   */
  LedgerEntry finish(
      LedgerEntry begun, LedgerPayload payload, Optional<URI> url, String description);

  /**
   * Marks an entry that was begun as ended by nobody; it stays in the ledger as that.
   *
   * @param why one line for people
   */
  void abandon(LedgerEntry begun, String why);

  /** Whether the run of an entry that was begun still goes on. */
  Liveness liveness(LedgerEntry begun);

  /**
   * Every entry of the environment, newest first, but for abandoned ones. Read page by page as the
   * stream is consumed. Entries of a later format are left out.
   */
  Stream<LedgerEntry> entries(String environment);

  /** Whether a run goes on. */
  enum Liveness {
    /** It does. */
    RUNNING,
    /** It ended, whatever its entry says. */
    ENDED,
    /** Nobody can tell, and it has said something not long ago. */
    UNKNOWN
  }
}
