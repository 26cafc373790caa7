package dev.penstock.config.load;

import dev.penstock.config.yaml.Node;
import java.util.Optional;

/** Makes a value of a node. */
@FunctionalInterface
interface ValueReader<T> {

  /** The value; empty when the node is wrong, and then there is a problem that says so. */
  Optional<T> read(Node node);
}
