package dev.penstock.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups services by how many others, one behind the other, they come after. */
final class Waves {
  private final Set<String> chosen;
  private final List<List<ServiceConfig>> waves = new ArrayList<>();

  /** How many waves have to be over before a service; also of services that are not chosen. */
  private final Map<String, Integer> waits = new HashMap<>();

  private Waves(Set<String> chosen) {
    this.chosen = chosen;
  }

  /**
   * The chosen services in groups.
   *
   * @param inOrder all services, each behind those it comes after
   * @param chosen names of those to group
   */
  static List<List<ServiceConfig>> of(List<ServiceConfig> inOrder, Set<String> chosen) {
    Waves waves = new Waves(chosen);
    inOrder.forEach(waves::add);
    return waves.waves.stream().map(List::copyOf).toList();
  }

  private void add(ServiceConfig service) {
    int wave =
        service.after().stream()
            .mapToInt(earlier -> waits.getOrDefault(earlier, 0))
            .max()
            .orElse(0);
    if (chosen.contains(service.name())) {
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(service);
    }
    waits.put(service.name(), chosen.contains(service.name()) ? wave + 1 : wave);
  }
}
