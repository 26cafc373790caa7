package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.http.Kill;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Kills a step at its first request, then at its second … until it survives, because it has no such
 * request any more. The steps that are killed are processes; what comes after them need not be.
 *
 * @param what the story, for the line that tells how many there were
 * @param step asked for anew before each kill
 */
record Killings(World world, String what, Supplier<Step> step) {
  private static final InstantSource CLOCK = InstantSource.system();

  /** A step that never gets to its end would be a bug too. */
  private static final int MOST = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Neon's work goes on after a kill; the runs around it need not wait for their own. */
  private static final Duration OPERATIONS = Duration.ofMillis(20);

  /** SIGKILL, as a shell tells it. */
  private static final int KILLED = 128 + 9;

  Killings(World world, String what, Step step) {
    this(world, what, () -> step);
  }

  /** When the process ends, seen from the provider. */
  enum Moment {
    BEFORE_HANDLING,
    AFTER_HANDLING
  }

  /**
   * Kills at every request, at that moment of it.
   *
   * @param before what each killed run finds
   * @param after what follows each, and one that survived
   */
  void atEveryRequest(Moment moment, Runnable before, Runnable after) {
    at(1, moment, before, after);
  }

  /** As {@link #atEveryRequest}, but only at each n-th request. */
  void at(int every, Moment moment, Runnable before, Runnable after) {
    Instant start = CLOCK.instant();
    int killed = 0;
    while (isKilled((killed + 1) * every, moment, before, after)) {
      killed++;
      assertThat(killed).isLessThan(MOST);
    }
    tell(every, moment, killed, Duration.between(start, CLOCK.instant()));
  }

  /** Kills at these requests, all of which the step has to have. */
  void at(List<Integer> requests, Moment moment, Runnable before, Runnable after) {
    for (int request : requests) {
      assertThat(isKilled(request, moment, before, after)).as("request " + request).isTrue();
    }
  }

  private boolean isKilled(int request, Moment moment, Runnable before, Runnable after) {
    world.sandbox().neon().operationsTake(Duration.ZERO);
    before.run();
    world.sandbox().neon().operationsTake(OPERATIONS);
    RunningStep running = step.get().start();
    Kill kill =
        moment == Moment.BEFORE_HANDLING
            ? world.sandbox().faults().killAt(request, running.handle())
            : world.sandbox().faults().killAfterHandling(request, running.handle());
    StepRun run = running.finish();
    boolean killed = run.exit() == KILLED && done(kill);
    run.exited(killed ? KILLED : 0);
    world.sandbox().faults().clear();
    world.sandbox().neon().operationsTake(Duration.ZERO);
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

  private void tell(int every, Moment moment, int killed, Duration duration) {
    System.out.printf(
        Locale.ROOT,
        "%s: killed at %d requests, %s, %s; %.1f s%n",
        what,
        killed,
        every == 1 ? "which is every one" : "one in " + every,
        text(moment),
        duration.toMillis() / 1000.0);
  }

  private static String text(Moment moment) {
    return moment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
