package dev.penstock.pipeline.incident;

/**
 * Tells a channel of people. What cannot be told is lost: a notice is no record, the ledger is.
 *
 * <p>Failures are {@link dev.penstock.kernel.PenstockException}s: exit 3 when it cannot be reached,
 * 2 when its address is no use. Thread-safe.
 */
@FunctionalInterface
public interface Notices {

  /** Tells once; within a few seconds it is told, or it failed. */
  void send(Notice notice);
}
