package dev.penstock.sandbox.conformance;

import dev.penstock.sandbox.http.Exchange;
import dev.penstock.sandbox.http.ExchangeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks every exchange of every log in this JVM; {@link ConformanceExtension} fails the test that
 * caused a violation. Checking happens beside the exchange, on one thread: reading a document takes
 * seconds the first time, and no client should wait for its answer that long. Thread-safe.
 */
public final class ConformanceListener implements ExchangeListener {
  private static final Queue<Future<Optional<Violation>>> CHECKS = new ConcurrentLinkedQueue<>();
  private static final ExecutorService CHECKER =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("conformance").factory());

  @Override
  public void exchanged(Exchange exchange) {
    CHECKS.add(CHECKER.submit(() -> Conformance.check(exchange)));
  }

  /**
   * The violations since the last call, once everything exchanged so far is checked.
   *
   * @throws IllegalStateException when a check itself failed
   */
  static List<Violation> take() {
    List<Violation> taken = new ArrayList<>();
    Future<Optional<Violation>> check = CHECKS.poll();
    while (check != null) {
      result(check).ifPresent(taken::add);
      check = CHECKS.poll();
    }
    return taken;
  }

  private static Optional<Violation> result(Future<Optional<Violation>> check) {
    try {
      return check.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exchange could not be checked", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while exchanges were checked", e);
    }
  }
}
