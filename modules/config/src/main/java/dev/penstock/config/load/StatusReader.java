package dev.penstock.config.load;

import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the HTTP statuses that are right: one, or a list. */
final class StatusReader {
  static final int LEAST = 100;
  static final int MOST = 599;

  private final Reading reading;
  private final ValueReader<Integer> status;

  StatusReader(Reading reading) {
    this.reading = reading;
    this.status = new Scalars(reading).number(LEAST, MOST);
  }

  Optional<Set<Integer>> read(Node node) {
    return node instanceof Node.Sequence sequence
        ? several(sequence)
        : status.read(node).map(Set::of);
  }

  private Optional<Set<Integer>> several(Node.Sequence sequence) {
    if (sequence.items().isEmpty()) {
      return reading.wrong(sequence.position(), "an empty list of statuses", "name one");
    }
    List<Integer> read = Blocks.list(reading, status).read(sequence).orElse(List.of());
    Set<Integer> statuses = new LinkedHashSet<>(read);
    return statuses.size() < read.size()
        ? reading.wrong(
            sequence.position(), "a status stands twice in " + Quoted.of(read.toString()), "")
        : Optional.of(statuses);
  }
}
