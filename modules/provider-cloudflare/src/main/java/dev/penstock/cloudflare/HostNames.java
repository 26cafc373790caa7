package dev.penstock.cloudflare;

import dev.penstock.kernel.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which hosts may be asked for in a zone. */
final class HostNames {
  /** RFC 1035, section 2.3.4, counted without the final dot. */
  private static final int LONGEST_NAME = 253;

  private static final Pattern LEGAL =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{1,63}");

  private HostNames() {}

  /**
   * The hosts in lower case.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2, naming all that are illegal, outside
   *     the zone, or its apex
   */
  static List<String> checked(String zone, Collection<String> hosts) {
    List<String> lower = lower(hosts);
    refuse(
        zone,
        lower.stream().flatMap(host -> problem(zone, host).or(() -> apex(zone, host)).stream()),
        "Give every service a preview.host below " + zone + ", such as api-preview-8." + zone);
    return lower;
  }

  /**
   * The hosts that routes of the zone may lead from, in lower case; the apex is one.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2, naming all that are illegal or
   *     outside the zone
   */
  static List<String> routable(String zone, Collection<String> hosts) {
    List<String> lower = lower(hosts);
    refuse(
        zone,
        lower.stream().flatMap(host -> problem(zone, host).stream()),
        "Give every service a host of " + zone + " in penstock.yml.");
    return lower;
  }

  private static List<String> lower(Collection<String> hosts) {
    return hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  private static void refuse(String zone, Stream<String> found, String next) {
    List<String> problems = found.toList();
    if (!problems.isEmpty()) {
      throw Failure.invalid(
              "dns-host-invalid",
              "Not every host can have a record in the zone " + zone,
              String.join("; ", problems),
              next)
          .asException();
    }
  }

  private static Optional<String> apex(String zone, String host) {
    return host.equals(zone) ? Optional.of(host + " is the apex of the zone") : Optional.empty();
  }

  private static Optional<String> problem(String zone, String host) {
    if (!LEGAL.matcher(host).matches() || host.length() > LONGEST_NAME) {
      return Optional.of("'" + printable(host) + "' is not a legal host name");
    }
    return host.equals(zone) || host.endsWith("." + zone)
        ? Optional.empty()
        : Optional.of(host + " is outside it");
  }

  private static String printable(String host) {
    String ascii = host.replaceAll("[^\\x21-\\x7e]", "?");
    return ascii.length() <= 80 ? ascii : ascii.substring(0, 80) + "…";
  }
}
