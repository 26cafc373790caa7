package dev.penstock.config.load;

import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Reads what holds other values: blocks, lists, blocks with keys of the user's own. */
final class Blocks {
  private Blocks() {}

  static Optional<Node.Mapping> mapping(Node node, Reading reading) {
    return node instanceof Node.Mapping mapping
        ? Optional.of(mapping)
        : reading.wrong(
            node.position(), "expected a block of keys, found " + node.kind(), suggestionFor(node));
  }

  private static String suggestionFor(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isEmpty()
        ? "write `{}` where all is as usual"
        : "";
  }

  /** A list; wrong items are noted and left out. */
  static <T> ValueReader<List<T>> list(Reading reading, ValueReader<T> items) {
    return node -> {
      if (!(node instanceof Node.Sequence sequence)) {
        return reading.wrong(
            node.position(),
            "expected a list, found " + node.kind(),
            node instanceof Node.Scalar scalar && !scalar.text().isBlank()
                ? "write " + Quoted.of("[" + scalar.text() + "]")
                : "");
      }
      List<T> read = new ArrayList<>();
      sequence.items().forEach(item -> items.read(item).ifPresent(read::add));
      return Optional.of(read);
    };
  }

  /** A block with keys of the user's own; wrong entries are noted and left out. */
  static <T> ValueReader<SequencedMap<String, T>> map(
      Reading reading, Function<Node.Entry, Optional<T>> entries) {
    return node ->
        mapping(node, reading)
            .map(
                mapping -> {
                  SequencedMap<String, T> read = new LinkedHashMap<>();
                  for (Node.Entry entry : mapping.entries()) {
                    entries.apply(entry).ifPresent(value -> read.put(entry.key(), value));
                  }
                  return read;
                });
  }
}
