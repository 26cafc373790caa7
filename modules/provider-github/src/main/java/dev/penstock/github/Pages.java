package dev.penstock.github;

import dev.penstock.pipeline.step.Concurrently;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A list of GitHub's in GitHub's order. Pages are asked for when something of them is wanted: the
 * first alone, and those that it says come after it several at once.
 */
final class Pages<T> implements Iterable<T> {
  /** GitHub would rather be asked one thing at a time ("Best practices for using the REST API"). */
  private static final int AT_ONCE = 4;

  private final IntFunction<Listing<T>> reading;

  /**
   * Reads nothing yet.
   *
   * @param reading reads the page of that number, from 1; may be called from several threads
   */
  Pages(IntFunction<Listing<T>> reading) {
    this.reading = reading;
  }

  @Override
  public Iterator<T> iterator() {
    return new Turning();
  }

  private final class Turning implements Iterator<T> {
    private final Queue<T> items = new ArrayDeque<>();
    private int page;
    private int last = 1;

    @Override
    public boolean hasNext() {
      while (items.isEmpty() && page < last) {
        turn();
      }
      return !items.isEmpty();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return items.remove();
    }

    private void turn() {
      int until = Math.min(last, page + AT_ONCE);
      for (Listing<T> listing : read(page + 1, until)) {
        items.addAll(listing.items());
        last = Math.max(last, listing.last());
      }
      page = until;
    }
  }

  private List<Listing<T>> read(int from, int until) {
    if (from == until) {
      return List.of(reading.apply(from));
    }
    List<Supplier<Listing<T>>> work = new ArrayList<>();
    for (int page = from; page <= until; page++) {
      int number = page;
      work.add(() -> reading.apply(number));
    }
    return Concurrently.all(work);
  }
}
