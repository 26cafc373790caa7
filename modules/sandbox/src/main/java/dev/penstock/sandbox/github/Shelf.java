package dev.penstock.sandbox.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/** Things of one kind by their number, in the order they were made. Thread-safe. */
final class Shelf<T> {
  private final Map<Long, T> things = new TreeMap<>();
  private long last;

  /**
   * An empty shelf.
   *
   * @param before the number before the first
   */
  Shelf(long before) {
    this.last = before;
  }

  /** Puts a new thing on it, under the next number. */
  synchronized T add(LongFunction<T> maker) {
    T made = maker.apply(++last);
    things.put(last, made);
    return made;
  }

  /** Puts a thing on it under a chosen number; the next ones come after. */
  synchronized T put(long number, T thing) {
    if (things.putIfAbsent(number, thing) != null) {
      throw new IllegalArgumentException("there is a number " + number + " already");
    }
    last = Math.max(last, number);
    return thing;
  }

  synchronized Optional<T> find(long number) {
    return Optional.ofNullable(things.get(number));
  }

  /** Replaces a thing, when it is there. */
  synchronized Optional<T> change(long number, UnaryOperator<T> change) {
    return Optional.ofNullable(
        things.computeIfPresent(number, (key, thing) -> change.apply(thing)));
  }

  synchronized boolean remove(long number) {
    return things.remove(number) != null;
  }

  synchronized List<T> all() {
    return new ArrayList<>(things.values());
  }
}
