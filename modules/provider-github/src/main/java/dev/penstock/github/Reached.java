package dev.penstock.github;

/**
 * Where a request ended up.
 *
 * @param <T> what its endpoint reads
 */
sealed interface Reached<T> {

  /** At its endpoint, which read the answer. */
  record Here<T>(T value) implements Reached<T> {}

  /**
   * Sent on.
   *
   * @param target path and query, relative to the API's address
   */
  record Elsewhere<T>(String target) implements Reached<T> {}

  /** GitHub answers 404: it is not there, or the token cannot see it. */
  record Nowhere<T>() implements Reached<T> {}
}
