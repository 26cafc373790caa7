package dev.penstock.http;

import java.util.Optional;
import java.util.Set;

/**
 * One endpoint of an API with its arguments: what it asks, which answers it expects, how it reads
 * them. Implementations are immutable; there is one class per endpoint.
 *
 * @param <T> what the caller gets
 */
public interface Endpoint<T> {

  /**
   * What is being done, as it completes "Tried to …": {@code create branch pr-8}. Shown to people;
   * holds no secret.
   */
  String action();

  /** What is asked. */
  ApiRequest request();

  /** Whether {@link #read} knows what to do with an answer of that status; 2xx by default. */
  default boolean expects(int status) {
    return status >= 200 && status < 300;
  }

  /**
   * Reads an expected answer.
   *
   * @throws UnreadableAnswer if it is not what the API promises
   */
  T read(Answer answer);

  /**
   * Whether the request may be sent again although it may have been carried out. By default what
   * the method says: GET, PUT and DELETE, not POST and PATCH.
   */
  default boolean repeatable() {
    return request().method().isIdempotent();
  }

  /** Statuses that mean "not now" here, beside the provider's: 409 where something is busy. */
  default Set<Integer> busy() {
    return Set.of();
  }

  /**
   * What to return when nobody knows whether the request was carried out: it was sent and no answer
   * came, or the provider broke over it (5xx), and it is not {@link #repeatable}. Empty, the
   * default, makes that a failure. The caller then looks for itself.
   */
  default Optional<T> unclear() {
    return Optional.empty();
  }
}
