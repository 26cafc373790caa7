package dev.penstock.cloudflare;

import dev.penstock.kernel.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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
    List<String> lower = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    List<String> problems = new ArrayList<>();
    lower.forEach(host -> problem(zone, host).ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw Failure.invalid(
              "dns-host-invalid",
              "Not every host can have a record in the zone " + zone,
              String.join("; ", problems),
              "Give every service a preview.host below " + zone + ", such as api-preview-8." + zone)
          .asException();
    }
    return lower;
  }

  private static Optional<String> problem(String zone, String host) {
    if (!LEGAL.matcher(host).matches() || host.length() > LONGEST_NAME) {
      return Optional.of("'" + printable(host) + "' is not a legal host name");
    }
    if (host.equals(zone)) {
      return Optional.of(host + " is the apex of the zone");
    }
    return host.endsWith("." + zone) ? Optional.empty() : Optional.of(host + " is outside it");
  }

  private static String printable(String host) {
    String ascii = host.replaceAll("[^\\x21-\\x7e]", "?");
    return ascii.length() <= 80 ? ascii : ascii.substring(0, 80) + "…";
  }
}
