package dev.penstock.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Copies of maps that keep the file's order, which {@link Map#copyOf} does not. */
final class Ordered {
  private Ordered() {}

  static <V> SequencedMap<String, V> none() {
    return copyOf(Map.of());
  }

  static <V> SequencedMap<String, V> copyOf(Map<String, V> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }

  /** The entries of one map, then those of another; it wins where both have a key. */
  static <V> SequencedMap<String, V> merged(
      SequencedMap<String, V> own, Optional<SequencedMap<String, V>> instead) {
    SequencedMap<String, V> merged = new LinkedHashMap<>(own);
    instead.ifPresent(merged::putAll);
    return Collections.unmodifiableSequencedMap(merged);
  }
}
