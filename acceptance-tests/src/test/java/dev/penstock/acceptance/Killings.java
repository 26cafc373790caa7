package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.http.Kill;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Kills a step at its first request, then at its second … until it survives, because it has no such
 * request any more. The steps that are killed are processes; what comes after them need not be.
 *
 * @param what the story, for the line that tells how many there were
 */
record Killings(World world, String what, Step step) {
  private static final InstantSource CLOCK = InstantSource.system();

  /** A step that never gets to its end would be a bug too. */
  private static final int MOST = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** SIGKILL, as a shell tells it. */
  private static final int KILLED = 128 + 9;

  /** When the process ends, seen from the provider. */
  enum Moment {
    BEFORE_HANDLING,
    AFTER_HANDLING
  }

  /** Kills at every request, at both moments. */
  void atEveryRequest(Runnable before, Runnable after) {
    for (Moment moment : Moment.values()) {
      Instant start = CLOCK.instant();
      int killed = 0;
      while (isKilled(killed + 1, moment, before, after)) {
        killed++;
        assertThat(killed).isLessThan(MOST);
      }
      tell(moment, killed, Duration.between(start, CLOCK.instant()));
    }
  }

  private boolean isKilled(int request, Moment moment, Runnable before, Runnable after) {
    before.run();
    RunningStep running = step.start();
    Kill kill =
        moment == Moment.BEFORE_HANDLING
            ? world.sandbox().faults().killAt(request, running.handle())
            : world.sandbox().faults().killAfterHandling(request, running.handle());
    StepRun run = running.finish();
    boolean killed = run.exit() == KILLED && done(kill);
    run.exited(killed ? KILLED : 0);
    world.sandbox().faults().clear();
    check(request, moment, after);
    world.sandbox().exchanges().clear();
    return killed;
  }

  private static boolean done(Kill kill) {
    try {
      return kill.awaitFired(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Says where the process was killed when what follows is not as it should be. */
  private void check(int request, Moment moment, Runnable after) {
    String last =
        world.sandbox().exchanges().all().stream()
            .filter(exchange -> exchange.fault().isPresent())
            .map(exchange -> exchange.summary())
            .reduce((a, b) -> b)
            .orElse("nothing");
    try {
      after.run();
    } catch (AssertionError e) {
      throw new AssertionError(
          "%s: killed %s of request %d, %s".formatted(what, text(moment), request, last), e);
    }
  }

  private void tell(Moment moment, int killed, Duration duration) {
    System.out.printf(
        Locale.ROOT,
        "%s: killed at each of %d requests, %s; %.1f s%n",
        what,
        killed,
        text(moment),
        duration.toMillis() / 1000.0);
  }

  private static String text(Moment moment) {
    return moment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
