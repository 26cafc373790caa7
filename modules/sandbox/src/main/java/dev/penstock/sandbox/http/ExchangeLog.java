package dev.penstock.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Every exchange of the sandbox, in the order of arrival. Thread-safe; may be shared by servers.
 *
 * <p>An exchange is listed before its answer leaves, so a caller that has its answer finds it here.
 */
public final class ExchangeLog {

  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();
  private long arrived;

  /** An empty log, heard by the {@link ExchangeListener}s on the class path. */
  public ExchangeLog() {
    ServiceLoader.load(ExchangeListener.class).forEach(listener -> listen(listener::exchanged));
  }

  /**
   * Calls the listener with every exchange from now on, on the thread that serves it and before the
   * answer leaves. What it throws becomes a {@link #failures() failure}, not an answer.
   */
  public void listen(Consumer<Exchange> listener) {
    listeners.add(listener);
  }

  /** What was exchanged so far, by number. */
  public synchronized List<Exchange> all() {
    return exchanges.stream()
        .sorted((a, b) -> Long.compare(a.number(), b.number()))
        .collect(Collectors.toUnmodifiableList());
  }

  /** What was exchanged with one provider so far. */
  public List<Exchange> of(String provider) {
    return all().stream().filter(exchange -> exchange.provider().equals(provider)).toList();
  }

  /** How many exchanges each provider had, by provider. */
  public synchronized Map<String, Long> counts() {
    return exchanges.stream()
        .collect(Collectors.groupingBy(Exchange::provider, TreeMap::new, Collectors.counting()));
  }

  /** What broke inside the emulation or a listener; a test asserts that there is none. */
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** Forgets what was exchanged and what failed; listeners stay, numbers go on. */
  public synchronized void clear() {
    exchanges.clear();
    failures.clear();
  }

  synchronized long arrive() {
    return ++arrived;
  }

  void add(Exchange exchange) {
    synchronized (this) {
      exchanges.add(exchange);
    }
    for (Consumer<Exchange> listener : listeners) {
      tell(listener, exchange);
    }
  }

  private void tell(Consumer<Exchange> listener, Exchange exchange) {
    try {
      listener.accept(exchange);
    } catch (RuntimeException | AssertionError e) {
      fail(e);
    }
  }

  void fail(Throwable cause) {
    failures.add(cause);
  }
}
