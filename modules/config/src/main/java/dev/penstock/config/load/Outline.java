package dev.penstock.config.load;

import dev.penstock.config.yaml.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a file declares, taken from it before anything is checked: a mistake in one service must not
 * make every reference to it look like another mistake.
 *
 * @param project the project's name, if it is a legal one
 * @param zone the zone's name, if it is a legal one
 * @param hasDatabase whether there is a {@code database} block
 * @param hasDns whether there is a {@code dns} block
 * @param environments the lasting environments in the file's order
 * @param services the services in the file's order
 */
record Outline(
    Optional<String> project,
    Optional<String> zone,
    boolean hasDatabase,
    boolean hasDns,
    SequencedSet<String> environments,
    SequencedMap<String, ServiceOutline> services) {

  static Outline of(Node root) {
    Optional<Node> dns = Nodes.child(root, "dns");
    return new Outline(
        Nodes.child(root, "project").flatMap(Nodes::text).filter(matches(Forms.NAME)),
        dns.flatMap(block -> Nodes.child(block, "zone"))
            .flatMap(Nodes::text)
            .filter(matches(Forms.HOST)),
        Nodes.child(root, "database").isPresent(),
        dns.isPresent(),
        Nodes.child(root, "environments").map(Nodes::keys).orElseGet(LinkedHashSet::new),
        services(root));
  }

  boolean declares(String service) {
    return services.containsKey(service);
  }

  /** What it declares of a service; nothing of one that it does not declare. */
  ServiceOutline service(String name) {
    return services.getOrDefault(name, ServiceOutline.NOTHING);
  }

  /** The services on the shortest way from one to another along {@code after}, both included. */
  List<String> way(String from, String to) {
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      String service = next.remove();
      for (String earlier : service(service).after()) {
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

  private static SequencedMap<String, ServiceOutline> services(Node root) {
    SequencedMap<String, ServiceOutline> services = new LinkedHashMap<>();
    Nodes.child(root, "services").stream()
        .flatMap(Nodes::entries)
        .forEach(service -> services.put(service.key(), ServiceOutline.of(service.value())));
    return services;
  }

  private static Predicate<String> matches(Pattern form) {
    return text -> form.matcher(text).matches();
  }
}
