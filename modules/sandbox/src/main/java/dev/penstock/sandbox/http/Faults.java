package dev.penstock.sandbox.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Faults on order, shared by the servers of a sandbox. Thread-safe.
 *
 * <p>A request meets every latency that fits it and then at most one other fault, the one ordered
 * first.
 */
public final class Faults {

  /** Counts down how often a fault is still to come; one that stays does not count. */
  private static final class Order {
    private final Target target;
    private final Fault fault;
    private final boolean stays;
    private int left;

    Order(Target target, Fault fault, boolean stays, int times) {
      this.target = target;
      this.fault = fault;
      this.stays = stays;
      this.left = times;
    }

    /** Whether this was the last time. */
    boolean spend() {
      return !stays && --left <= 0;
    }
  }

  private final List<Order> orders = new ArrayList<>();
  private Optional<Kill> kill = Optional.empty();
  private long sinceArmed;

  /** Orders a fault for the next requests that fit. */
  public synchronized void order(Target target, Fault fault, int times) {
    orders.add(new Order(target, fault, false, times));
  }

  /** Orders a fault for all requests that fit, until {@link #clear}. Never {@link #pending}. */
  public synchronized void orderLasting(Target target, Fault fault) {
    orders.add(new Order(target, fault, true, 0));
  }

  /**
   * Kills a process and all its descendants when a request arrives, before it is handled.
   *
   * @param n which request: counts from 1 over all providers, from now on
   */
  public Kill killAt(long n, ProcessHandle process) {
    return arm(new Kill(n, process, false));
  }

  /** As {@link #killAt}, but after the request was handled and before it is answered. */
  public Kill killAfterHandling(long n, ProcessHandle process) {
    return arm(new Kill(n, process, true));
  }

  private synchronized Kill arm(Kill armed) {
    kill = Optional.of(armed);
    sinceArmed = 0;
    return armed;
  }

  /** Takes back everything that was ordered, kills too. */
  public synchronized void clear() {
    orders.clear();
    kill = Optional.empty();
  }

  /** How many ordered faults have not met a request yet; a test asserts zero. */
  public synchronized int pending() {
    return orders.stream().mapToInt(order -> order.left).sum();
  }

  /** Counts a request in; the kill that is due with it, if one is. */
  synchronized Optional<Kill> arrive() {
    long count = ++sinceArmed;
    return kill.filter(armed -> armed.due(count));
  }

  /** Takes the faults that this request meets: latencies, and at most one other at the end. */
  synchronized List<Fault> meet(String provider, Call call) {
    List<Fault> met = new ArrayList<>();
    Iterator<Order> each = orders.iterator();
    while (each.hasNext() && (met.isEmpty() || met.getLast() instanceof Fault.Latency)) {
      Order order = each.next();
      if (order.target.fits(provider, call)) {
        met.add(order.fault);
        if (order.spend()) {
          each.remove();
        }
      }
    }
    return met;
  }
}
