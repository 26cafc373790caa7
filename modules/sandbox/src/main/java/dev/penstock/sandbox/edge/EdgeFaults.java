package dev.penstock.sandbox.edge;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Trouble on order at the edge, by host. Thread-safe. */
public final class EdgeFaults {

  /**
   * A fault that a request meets.
   *
   * @param fault what goes wrong
   * @param since when it was ordered
   */
  public record Met(EdgeFault fault, Instant since) {}

  /** Counts down how often an order is still to be met. */
  private static final class Pending {
    private final EdgeOrder order;
    private final Instant since;
    private int left;

    Pending(EdgeOrder order, Instant since) {
      this.order = order;
      this.since = since;
      this.left = order.times().orElse(Integer.MAX_VALUE);
    }

    boolean isOver(Instant now) {
      return left <= 0
          || order.lasts().map(since::plus).filter(end -> !end.isAfter(now)).isPresent();
    }

    Met meet() {
      left--;
      return new Met(order.fault(), since);
    }
  }

  private final InstantSource clock;
  private final List<Pending> orders = new ArrayList<>();

  /** With what it is told the time by. */
  public EdgeFaults(InstantSource clock) {
    this.clock = clock;
  }

  /** Orders a fault. */
  public synchronized void order(EdgeOrder order) {
    orders.add(new Pending(order, clock.instant()));
  }

  /** Takes back everything that was ordered. */
  public synchronized void clear() {
    orders.clear();
  }

  /** How many orders are still in force or to come. */
  public synchronized int pending() {
    orders.removeIf(order -> order.isOver(clock.instant()));
    return orders.size();
  }

  /** Whether a handshake for the host is to fail; this is one. */
  public synchronized boolean refusesHandshake(String host) {
    return first(host, order -> order.order.fault() instanceof EdgeFault.NoCertificate)
        .map(Pending::meet)
        .isPresent();
  }

  /**
   * What a request to the host meets, at most one.
   *
   * @param uploaded when the version was uploaded that the request is for
   */
  public synchronized Optional<Met> meet(String host, Instant uploaded) {
    return first(
            host,
            order ->
                !(order.order.fault() instanceof EdgeFault.NoCertificate)
                    && (!order.order.newVersions() || uploaded.isAfter(order.since)))
        .map(Pending::meet);
  }

  private Optional<Pending> first(String host, Predicate<Pending> fits) {
    orders.removeIf(order -> order.isOver(clock.instant()));
    return orders.stream()
        .filter(order -> order.order.host().equals(host))
        .filter(fits)
        .findFirst();
  }
}
