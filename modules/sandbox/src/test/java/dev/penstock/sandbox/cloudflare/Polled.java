package dev.penstock.sandbox.cloudflare;

import dev.penstock.kernel.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Asks again until there is an answer, for ten seconds at most. */
final class Polled {

  private Polled() {}

  /** Something that fails until it is ready. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws IOException;
  }

  static <T> T until(Attempt<T> attempt) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plusSeconds(10);
    while (true) {
      try {
        return attempt.make();
      } catch (IOException e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
        Sleeper.system().sleep(Duration.ofMillis(20));
      }
    }
  }
}
