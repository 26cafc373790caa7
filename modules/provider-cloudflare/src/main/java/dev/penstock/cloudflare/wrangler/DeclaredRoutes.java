package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The routes that a configuration declares: whole hosts ("custom domains", whose DNS records
 * Cloudflare keeps by itself) and patterns of a zone.
 *
 * @param all the declarations, each a text or an object with a {@code pattern}
 */
record DeclaredRoutes(List<JsonNode> all) {

  DeclaredRoutes {
    all = List.copyOf(all);
  }

  /** Those of the first of these places that has any, as wrangler inherits them. */
  static DeclaredRoutes of(JsonNode... places) {
    return Stream.of(places)
        .flatMap(place -> Stream.of(place.path("routes"), place.path("route")))
        .filter(routes -> !routes.isMissingNode() && !routes.isNull())
        .findFirst()
        .map(routes -> new DeclaredRoutes(routes.isArray() ? list(routes) : List.of(routes)))
        .orElse(new DeclaredRoutes(List.of()));
  }

  private static List<JsonNode> list(JsonNode routes) {
    return routes.valueStream().toList();
  }

  /** The custom domains, lower case. */
  Set<String> customDomains() {
    return all.stream()
        .filter(DeclaredRoutes::isCustomDomain)
        .map(DeclaredRoutes::host)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether any is a pattern of a zone; wrangler then replaces all the Worker's patterns. */
  boolean hasPatterns() {
    return all.stream().anyMatch(route -> !isCustomDomain(route));
  }

  /** Whether any of them leads requests for the host to the Worker. */
  boolean name(String host) {
    return all.stream().anyMatch(route -> matches(host(route), host));
  }

  private static boolean isCustomDomain(JsonNode route) {
    return route.path("custom_domain").asBoolean(false);
  }

  /** What stands before the path; it may begin with a star. */
  private static String host(JsonNode route) {
    String pattern = route.isTextual() ? route.asText() : route.path("pattern").asText();
    return pattern
        .replaceFirst("^[a-z*]+://", "")
        .replaceFirst("/.*$", "")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean matches(String pattern, String host) {
    return pattern.startsWith("*") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
  }
}
