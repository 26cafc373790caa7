package dev.penstock.config.load;

import dev.penstock.config.problem.Nearest;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.util.List;
import java.util.Optional;

/** Reads which services one comes after, and finds those that wait for each other. */
final class AfterReader {
  private final Reading reading;
  private final String service;

  AfterReader(Reading reading, String service) {
    this.reading = reading;
    this.service = service;
  }

  Optional<List<String>> read(Node node) {
    return Blocks.list(reading, this::name)
        .read(node)
        .map(names -> names.stream().distinct().toList())
        .filter(names -> isNoCircle(node));
  }

  private Optional<String> name(Node node) {
    return new Scalars(reading).plain().read(node).filter(name -> isAnother(node, name));
  }

  private boolean isAnother(Node node, String name) {
    Outline outline = reading.outline();
    if (name.equals(service)) {
      reading.wrong(node.position(), "a service cannot come after itself", "take it out");
      return false;
    }
    if (!outline.declares(name)) {
      reading.wrong(
          node.position(),
          "unknown service " + Quoted.of(name),
          Nearest.to(name, outline.services().keySet())
              .map(near -> "did you mean " + Quoted.of(near) + "?")
              .orElse("known: " + String.join(", ", outline.services().keySet())));
      return false;
    }
    return true;
  }

  /** A circle is told once, where its first service stands. */
  private boolean isNoCircle(Node node) {
    List<String> circle = reading.outline().way(service, service);
    if (circle.size() <= 2) {
      return true;
    }
    List<String> order = List.copyOf(reading.outline().services().keySet());
    boolean isFirst =
        circle.stream().allMatch(other -> order.indexOf(other) >= order.indexOf(service));
    if (isFirst) {
      reading.wrong(
          node.position(),
          "services wait for each other: " + Quoted.of(String.join(" → ", circle)),
          "take one out of its `after`");
    }
    return false;
  }
}
