package dev.penstock.cloudflare;

import dev.penstock.http.ApiClient;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Routes of a zone that lead all requests for a host to a Worker. Others are left alone. */
final class HostRoutes {
  private final ApiClient api;
  private final CloudflareZone zone;

  HostRoutes(ApiClient api, CloudflareZone zone) {
    this.api = api;
    this.zone = zone;
  }

  /** The pattern of such a route. */
  static String pattern(String host) {
    return host + "/*";
  }

  /**
   * Makes sure that no host is somebody else's.
   *
   * @throws PenstockException with exit 4, naming the first that is
   */
  void check(String worker, Collection<String> hosts) {
    missing(worker, hosts);
  }

  /**
   * Adds those that are not there.
   *
   * @throws PenstockException with exit 4 when a host leads to another Worker
   */
  void ensure(String worker, Collection<String> hosts) {
    for (String host : missing(worker, hosts)) {
      boolean added = api.call(new CreateRoute(zone.id(), pattern(host), worker));
      if (!added) {
        missing(worker, List.of(host));
      }
    }
  }

  private List<String> missing(String worker, Collection<String> hosts) {
    if (hosts.isEmpty()) {
      return List.of();
    }
    List<Route> routes = api.call(new ListRoutes(zone.id()));
    return hosts.stream().filter(host -> !leads(find(routes, host), host, worker)).toList();
  }

  private static Optional<Route> find(List<Route> routes, String host) {
    return routes.stream().filter(route -> route.pattern().equals(pattern(host))).findFirst();
  }

  private static boolean leads(Optional<Route> route, String host, String worker) {
    if (route.isPresent() && !worker.equals(route.get().script())) {
      throw notOurs(host, worker, Objects.requireNonNullElse(route.get().script(), "no Worker"));
    }
    return route.isPresent();
  }

  private static PenstockException notOurs(String host, String worker, String other) {
    return Failure.refused(
            "route-not-ours",
            "The route " + pattern(host) + " does not lead to " + worker,
            "it leads to " + other,
            "Delete the route in the dashboard if "
                + worker
                + " shall have it, or correct the"
                + " service's host in penstock.yml. Nothing was changed.")
        .asException();
  }
}
