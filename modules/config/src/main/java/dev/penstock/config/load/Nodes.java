package dev.penstock.config.load;

import dev.penstock.config.yaml.Node;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** Looks into nodes without saying that they are wrong: that is for whoever reads them. */
final class Nodes {
  private Nodes() {}

  static Optional<Node> child(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  static Stream<Node.Entry> entries(Node node) {
    return node instanceof Node.Mapping mapping ? mapping.entries().stream() : Stream.empty();
  }

  /** The keys in the file's order. */
  static SequencedSet<String> keys(Node node) {
    SequencedSet<String> keys = new LinkedHashSet<>();
    entries(node).forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  static Stream<Node> items(Node node) {
    return node instanceof Node.Sequence sequence ? sequence.items().stream() : Stream.empty();
  }

  static Optional<String> text(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isText()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }
}
