package dev.penstock.selftest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers as it was recorded: the same question again gets the next answer, or the last one when
 * there is no other. Thread-safe.
 */
final class Replay {
  private final Map<String, Deque<Exchange>> answers = new HashMap<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  Replay(Take take) {
    take.exchanges()
        .forEach(
            exchange ->
                answers
                    .computeIfAbsent(exchange.question(), any -> new ArrayDeque<>())
                    .add(exchange));
  }

  /** The answer; empty when nobody asked that then. */
  synchronized Optional<Exchange> answer(String question) {
    Deque<Exchange> left = answers.get(question);
    if (left == null) {
      unknown.add(question);
      return Optional.empty();
    }
    return Optional.of(left.size() > 1 ? left.removeFirst() : left.getFirst());
  }

  /** The questions that had no answer. */
  synchronized Set<String> unknown() {
    return new LinkedHashSet<>(unknown);
  }
}
