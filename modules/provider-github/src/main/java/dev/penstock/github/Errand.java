package dev.penstock.github;

import dev.penstock.http.ApiClient;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What the requests of one call of the GitHub library are for.
 *
 * @param action as it completes "Tried to …"
 * @param client sends them
 * @param looksForItself whether the caller finds out by itself what became of a request that may or
 *     may not have been carried out
 */
record Errand(String action, ApiClient client, boolean looksForItself) {
  private static final ScopedValue<Errand> CURRENT = ScopedValue.newInstance();

  /** The errand this thread is on. */
  static Errand current() {
    return CURRENT.get();
  }

  /** For a request of which nobody knows whether it was carried out: the errand's way out of it. */
  <T> Optional<T> unclear() {
    if (looksForItself) {
      throw new UnclearAnswer();
    }
    return Optional.empty();
  }

  <T> T run(Callable<T> work) throws Exception {
    return ScopedValue.where(CURRENT, this).call(work::call);
  }
}
