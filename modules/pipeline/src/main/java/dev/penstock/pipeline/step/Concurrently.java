package dev.penstock.pipeline.step;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Runs what has no order between it at the same time, each on a thread of its own. Not on virtual
 * ones: their input and output starts a poller that sits in the kernel, and a JVM that ends waits
 * up to 300 ms for such a thread (measured by {@code bench/startup}). There are never many at a
 * time.
 */
public final class Concurrently {
  private static final ThreadFactory THREADS = Thread.ofPlatform().daemon().factory();

  private Concurrently() {}

  /**
   * Runs all of them to their end, also when one fails: nothing is left half-done in the
   * background.
   *
   * @return the results in the order of the work
   * @throws RuntimeException the first failure in that order, the others suppressed in it
   */
  public static <T> List<T> all(List<? extends Supplier<? extends T>> work) {
    try (var executor = Executors.newThreadPerTaskExecutor(THREADS)) {
      List<Future<T>> running = new ArrayList<>();
      work.forEach(one -> running.add(executor.submit(one::get)));
      return collect(running);
    }
  }

  /**
   * Runs all of them to their end, as {@link #all} does, when nothing comes of them.
   *
   * @throws RuntimeException the first failure in that order, the others suppressed in it
   */
  public static void run(List<Runnable> work) {
    List<Supplier<Boolean>> suppliers = new ArrayList<>();
    work.forEach(one -> suppliers.add(() -> done(one)));
    all(suppliers);
  }

  private static boolean done(Runnable one) {
    one.run();
    return true;
  }

  /**
   * Runs both to their end.
   *
   * @return what is made of both results
   * @throws RuntimeException the first one's failure before the other's, which is suppressed in it
   */
  @SuppressWarnings("unchecked") // each result is the one of its own supplier
  public static <A, B, R> R both(
      Supplier<A> one, Supplier<B> other, BiFunction<? super A, ? super B, ? extends R> joined) {
    List<Object> results = all(List.<Supplier<?>>of(one, other));
    return joined.apply((A) results.getFirst(), (B) results.getLast());
  }

  private static <T> List<T> collect(List<Future<T>> running) {
    List<T> results = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (Future<T> one : running) {
      try {
        results.add(one.get());
      } catch (ExecutionException e) {
        failures.add(unwrapped(e));
      } catch (InterruptedException e) {
        running.forEach(other -> other.cancel(true));
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while steps ran", e);
      }
    }
    throwFirst(failures);
    return results;
  }

  private static void throwFirst(List<RuntimeException> failures) {
    if (failures.isEmpty()) {
      return;
    }
    RuntimeException first = failures.getFirst();
    failures.stream().skip(1).forEach(first::addSuppressed);
    throw first;
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
