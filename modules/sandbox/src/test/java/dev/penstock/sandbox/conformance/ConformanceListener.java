package dev.penstock.sandbox.conformance;

import dev.penstock.sandbox.http.Exchange;
import dev.penstock.sandbox.http.ExchangeListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks every exchange of every log in this JVM; {@link ConformanceExtension} fails the test that
 * caused a violation. Thread-safe.
 */
public final class ConformanceListener implements ExchangeListener {
  private static final List<Violation> VIOLATIONS = new ArrayList<>();

  @Override
  public void exchanged(Exchange exchange) {
    Conformance.check(exchange)
        .ifPresent(
            violation -> {
              synchronized (VIOLATIONS) {
                VIOLATIONS.add(violation);
              }
            });
  }

  /** The violations since the last call. */
  static List<Violation> take() {
    synchronized (VIOLATIONS) {
      List<Violation> taken = List.copyOf(VIOLATIONS);
      VIOLATIONS.clear();
      return taken;
    }
  }
}
