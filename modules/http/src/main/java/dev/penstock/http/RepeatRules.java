package dev.penstock.http;

import java.util.Set;

/**
 * When one request may be sent again.
 *
 * @param repeatable although it may have been carried out
 * @param busy statuses that say it was not carried out and may be later, beside the provider's
 */
public record RepeatRules(boolean repeatable, Set<Integer> busy) {

  public RepeatRules {
    busy = Set.copyOf(busy);
  }

  /** What the method says, and no more. */
  public static RepeatRules of(Method method) {
    return new RepeatRules(method.isIdempotent(), Set.of());
  }
}
