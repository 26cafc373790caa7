package dev.penstock.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts services behind those they come after. */
final class DeployOrder {
  private final Map<String, ServiceConfig> services;
  private final Set<String> begun = new LinkedHashSet<>();
  private final List<ServiceConfig> ordered = new ArrayList<>();

  private DeployOrder(Map<String, ServiceConfig> services) {
    this.services = services;
  }

  /** Every service once; where {@code after} goes in a circle, the circle opens somewhere. */
  static List<ServiceConfig> of(Map<String, ServiceConfig> services) {
    DeployOrder order = new DeployOrder(services);
    services.values().forEach(order::visit);
    return List.copyOf(order.ordered);
  }

  private void visit(ServiceConfig service) {
    if (begun.add(service.name())) {
      service.after().stream()
          .filter(services::containsKey)
          .map(services::get)
          .forEach(this::visit);
      ordered.add(service);
    }
  }
}
