package dev.penstock.sandbox.http;

import dev.penstock.kernel.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A kill on order: of a process and all its descendants, at one request. Thread-safe. */
public final class Kill {

  private static final Duration POLL = Duration.ofMillis(5);
  private static final int POLLS = 400;

  private final long at;
  private final ProcessHandle process;
  private final boolean handledFirst;
  private final CompletableFuture<Void> fired = new CompletableFuture<>();

  Kill(long at, ProcessHandle process, boolean handledFirst) {
    this.at = at;
    this.process = process;
    this.handledFirst = handledFirst;
  }

  /** Whether the request has come and the kill is done. */
  public boolean fired() {
    return fired.isDone();
  }

  /**
   * Waits until the kill is done: the process ends a moment before all its descendants have.
   *
   * @return whether it was done in that time
   */
  public boolean awaitFired(Duration patience) throws InterruptedException {
    try {
      fired.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean due(long count) {
    return count == at;
  }

  boolean handledFirst() {
    return handledFirst;
  }

  /** Kills without a chance to clean up, and waits until the processes are gone. */
  void fire() throws InterruptedException {
    List<ProcessHandle> doomed = Stream.concat(Stream.of(process), process.descendants()).toList();
    doomed.forEach(ProcessHandle::destroyForcibly);
    doomed.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
    await(doomed);
    fired.complete(null);
  }

  /** Polls: {@link ProcessHandle#onExit} also waits until somebody has reaped the process. */
  private static void await(List<ProcessHandle> doomed) throws InterruptedException {
    for (int i = 0; i < POLLS && doomed.stream().anyMatch(Kill::runs); i++) {
      Sleeper.system().sleep(POLL);
    }
  }

  /** Whether the process still executes: an orphan that nobody has reaped yet does not. */
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && !zombie(process.pid());
  }

  /** proc(5): the state follows the command's name, which ends at the last parenthesis. */
  private static boolean zombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
    } catch (IOException e) {
      return false;
    }
  }
}
