package dev.penstock.architecture.workflows;

import java.io.StringReader;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a YAML file that knows its line. Read as nodes and not as values, because {@code on} is
 * a boolean in YAML 1.1.
 */
record Piece(Node node) {

  /** A key of a mapping and what stands behind it. */
  record Entry(String key, int line, Piece value) {}

  static Piece parse(String text) {
    return new Piece(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
  }

  /** Counted from 1. */
  int line() {
    return node.getStartMark().getLine() + 1;
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  Stream<Entry> entries() {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .map(
                pair -> {
                  Piece key = new Piece(pair.getKeyNode());
                  return new Entry(key.text(), key.line(), new Piece(pair.getValueNode()));
                })
        : Stream.empty();
  }

  Stream<Piece> items() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(Piece::new)
        : Stream.empty();
  }

  Optional<Piece> get(String key) {
    return entries().filter(entry -> entry.key().equals(key)).map(Entry::value).findFirst();
  }

  /** What is found by going from key to key. */
  Optional<Piece> at(String first, String... more) {
    Optional<Piece> found = get(first);
    for (String key : more) {
      found = found.flatMap(piece -> piece.get(key));
    }
    return found;
  }

  /** A scalar's text; empty for anything else. */
  String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
