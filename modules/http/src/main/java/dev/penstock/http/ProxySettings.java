package dev.penstock.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy to take to which host, in the way curl reads its variables. Loopback is never reached
 * through a proxy.
 *
 * @param http for {@code http} addresses; empty for none
 * @param https for {@code https} addresses; empty for none
 * @param except hosts that are reached directly: a name stands for itself and everything under it,
 *     {@code *} for all
 */
public record ProxySettings(Optional<URI> http, Optional<URI> https, List<String> except) {
  private static final ProxySettings NONE =
      new ProxySettings(Optional.empty(), Optional.empty(), List.of());

  public ProxySettings {
    except = List.copyOf(except);
  }

  /** Everything directly. */
  public static ProxySettings none() {
    return NONE;
  }

  /**
   * From {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}, in lower case or upper case;
   * lower case wins.
   *
   * @throws IllegalArgumentException if a proxy's address cannot be read; the message does not
   *     repeat it, as it may hold a password
   */
  public static ProxySettings from(Map<String, String> environment) {
    return new ProxySettings(
        variable(environment, "http_proxy").map(ProxySettings::address),
        variable(environment, "https_proxy").map(ProxySettings::address),
        variable(environment, "no_proxy").map(ProxySettings::names).orElse(List.of()));
  }

  /** The proxy to take; empty to go directly. */
  public Optional<URI> proxyFor(URI target) {
    if (isDirect(host(target))) {
      return Optional.empty();
    }
    return "https".equalsIgnoreCase(target.getScheme()) ? https : http;
  }

  /** Addresses of proxies hold passwords at times, so the text form leaves them out. */
  @Override
  public String toString() {
    return "ProxySettings[http=%s, https=%s, except=%s]"
        .formatted(http.map(URI::getHost), https.map(URI::getHost), except);
  }

  private boolean isDirect(String host) {
    return isLoopback(host) || except.stream().anyMatch(name -> covers(name, host));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static boolean covers(String name, String host) {
    return name.equals("*") || host.equals(name) || host.endsWith("." + name);
  }

  private static String host(URI target) {
    @Nullable String host = target.getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .flatMap(key -> Stream.ofNullable(environment.get(key)))
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static URI address(String value) {
    try {
      URI address = URI.create(value.contains("://") ? value : "http://" + value);
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Its message repeats the address, with any password in it.
    }
    throw new IllegalArgumentException("a proxy variable does not hold an address");
  }

  private static List<String> names(String value) {
    return Arrays.stream(value.split("[,\\s]+", -1))
        .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^\\.", ""))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
