package dev.penstock.config.load;

import dev.penstock.config.yaml.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file declares, taken from it before anything is checked: a mistake in one service must not
 * make every reference to it look like another mistake.
 *
 * @param project the project's name, if it is a legal one
 * @param zone the zone's name, if it is a legal one
 * @param hasDatabase whether there is a {@code database} block
 * @param hasDns whether there is a {@code dns} block
 * @param after the services in the file's order, each with those it names in {@code after}
 */
record Outline(
    Optional<String> project,
    Optional<String> zone,
    boolean hasDatabase,
    boolean hasDns,
    SequencedMap<String, List<String>> after) {

  static Outline of(Node root) {
    Optional<Node> dns = child(root, "dns");
    return new Outline(
        child(root, "project").flatMap(Outline::text).filter(matches(Forms.NAME)),
        dns.flatMap(block -> child(block, "zone"))
            .flatMap(Outline::text)
            .filter(matches(Forms.HOST)),
        child(root, "database").isPresent(),
        dns.isPresent(),
        services(root));
  }

  boolean declares(String service) {
    return after.containsKey(service);
  }

  /** The services on the shortest way from one to another along {@code after}, both included. */
  List<String> way(String from, String to) {
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      String service = next.remove();
      for (String earlier : after.getOrDefault(service, List.of())) {
        if (cameFrom.putIfAbsent(earlier, service) == null) {
          next.add(earlier);
        }
      }
    }
    return cameFrom.containsKey(to) ? trace(from, to, cameFrom) : List.of();
  }

  private static List<String> trace(String from, String to, Map<String, String> cameFrom) {
    List<String> way = new ArrayList<>(List.of(to));
    String service = to;
    do {
      service = cameFrom.getOrDefault(service, from);
      way.addFirst(service);
    } while (!service.equals(from));
    return way;
  }

  private static SequencedMap<String, List<String>> services(Node root) {
    SequencedMap<String, List<String>> services = new LinkedHashMap<>();
    child(root, "services").stream()
        .flatMap(Outline::entries)
        .forEach(service -> services.put(service.key(), after(service.value())));
    return services;
  }

  private static List<String> after(Node service) {
    return child(service, "after").stream()
        .flatMap(Outline::items)
        .flatMap(item -> text(item).stream())
        .toList();
  }

  private static Stream<Node.Entry> entries(Node node) {
    return node instanceof Node.Mapping mapping ? mapping.entries().stream() : Stream.empty();
  }

  private static Stream<Node> items(Node node) {
    return node instanceof Node.Sequence sequence ? sequence.items().stream() : Stream.empty();
  }

  private static Predicate<String> matches(Pattern form) {
    return text -> form.matcher(text).matches();
  }

  private static Optional<Node> child(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  private static Optional<String> text(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isText()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }
}
