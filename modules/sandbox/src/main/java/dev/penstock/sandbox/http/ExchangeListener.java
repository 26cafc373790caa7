package dev.penstock.sandbox.http;

/**
 * Hears of every exchange of every {@link ExchangeLog}, when it is listed in {@code
 * META-INF/services}. The test suite checks all traffic against the vendors' documents so.
 */
@FunctionalInterface
public interface ExchangeListener {

  /** Called on the thread that serves the exchange, before its answer leaves. */
  void exchanged(Exchange exchange);
}
