package dev.penstock.pipeline.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which services go together. */
final class Waves {
  private Waves() {}

  /**
   * The services in waves: each stands behind those of them that it names in {@code after}.
   *
   * @param services in the order of deployment
   * @param parallel whether what has no order between it goes together; otherwise every service is
   *     a wave of its own
   */
  static List<List<PlacedService>> of(List<PlacedService> services, boolean parallel) {
    return parallel ? together(services) : services.stream().map(List::of).toList();
  }

  private static List<List<PlacedService>> together(List<PlacedService> services) {
    List<List<PlacedService>> waves = new ArrayList<>();
    List<PlacedService> left = new ArrayList<>(services);
    while (!left.isEmpty()) {
      Set<String> waiting = new HashSet<>(left.stream().map(PlacedService::key).toList());
      List<PlacedService> wave =
          left.stream()
              .filter(service -> service.config().after().stream().noneMatch(waiting::contains))
              .toList();
      waves.add(wave);
      left.removeAll(wave);
    }
    return List.copyOf(waves);
  }
}
