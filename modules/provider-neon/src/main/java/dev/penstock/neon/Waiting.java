package dev.penstock.neon;

import dev.penstock.http.RunContext;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again and again, less often each time, within the run's budget. */
final class Waiting {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration SILENT = Duration.ofSeconds(1);
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);

  private final RunContext run;

  Waiting(RunContext run) {
    this.run = run;
  }

  /**
   * What the look finds at last.
   *
   * @param what what is waited for, as it completes "Waiting until …"
   */
  <T> T until(String what, Supplier<Optional<T>> look) {
    Instant start = run.time().now();
    Instant nextWords = start.plus(SILENT);
    Duration delay = FIRST;
    Optional<T> found = look.get();
    while (found.isEmpty()) {
      nextWords = tell(what, nextWords);
      pause(what, start, delay);
      delay = longer(delay);
      found = look.get();
    }
    return found.get();
  }

  private Instant tell(String what, Instant due) {
    Instant now = run.time().now();
    if (now.isBefore(due)) {
      return due;
    }
    run.progress().say("Waiting until " + what);
    return now.plus(BETWEEN_WORDS);
  }

  private void pause(String what, Instant start, Duration delay) {
    if (!run.budget().allows(delay)) {
      throw tooLong(what, run.time().since(start));
    }
    run.time().sleep(delay);
  }

  private static Duration longer(Duration delay) {
    Duration longer = delay.multipliedBy(3).dividedBy(2);
    return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
  }

  private static PenstockException tooLong(String what, Duration waited) {
    return Failure.unavailable(
            "database-not-ready",
            "Waited in vain until " + what,
            "that did not happen within " + waited.toSeconds() + " s",
            "Run it again: it goes on where it stopped. If it stays so, look at the branch in the"
                + " Neon console.")
        .asException();
  }
}
