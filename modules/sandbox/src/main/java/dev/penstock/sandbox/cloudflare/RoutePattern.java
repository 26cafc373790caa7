package dev.penstock.sandbox.cloudflare;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which URLs a route takes: {@code host/path}, where the host may begin and the path may end with a
 * star. https://developers.cloudflare.com/workers/configuration/routing/routes/#matching-behavior.
 * The more precise pattern is the larger one.
 *
 * @param text as it was given, without a scheme
 * @param host lower case, maybe with a star at its beginning
 * @param path begins with a slash or is empty, maybe with a star at its end
 */
record RoutePattern(String text, String host, String path) implements Comparable<RoutePattern> {

  private static final Pattern LEGAL =
      Pattern.compile("(\\*\\.?)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(/[^*]*\\*?)?");

  static RoutePattern of(String text) {
    String bare = text.replaceFirst("^\\*?(https?:)?//", "");
    int slash = bare.indexOf('/');
    String host = (slash < 0 ? bare : bare.substring(0, slash)).toLowerCase(Locale.ROOT);
    String path = slash < 0 ? "" : bare.substring(slash);
    if (!LEGAL.matcher(host + path).matches()) {
      throw Envelope.error(400, 10022, "Invalid route pattern: " + text);
    }
    return new RoutePattern(text, host, path);
  }

  /** The host without its star: what must lie within the zone. */
  String zoneHost() {
    return host.replaceFirst("^\\*\\.?", "");
  }

  boolean coversHost(String wanted) {
    return host.startsWith("*") ? wanted.endsWith(host.substring(1)) : wanted.equals(host);
  }

  boolean matches(String wantedHost, String wantedPath) {
    return coversHost(wantedHost) && coversPath(wantedPath);
  }

  private boolean coversPath(String wanted) {
    if (path.endsWith("*")) {
      return wanted.startsWith(path.substring(0, path.length() - 1));
    }
    return wanted.equals(path.isEmpty() ? "/" : path);
  }

  @Override
  public int compareTo(RoutePattern other) {
    int byHost = Integer.compare(host.length(), other.host.length());
    return byHost != 0 ? byHost : Integer.compare(path.length(), other.path.length());
  }
}
