package dev.penstock.health;

import dev.penstock.health.Verdict.Gate;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An answer that sends the probe elsewhere.
 *
 * @param status the HTTP status, one of 301, 302, 303, 307 and 308
 * @param to where to, absolute and without a fragment
 */
record Redirect(int status, URI to) {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  /** Where Cloudflare Access sends who is not logged in. */
  private static final String ACCESS_LOGIN = "/cdn-cgi/access/login";

  private static final String ACCESS_DOMAIN = ".cloudflareaccess.com";

  /** What a path has to have one of to be a login's. */
  private static final Set<String> LOGIN_SEGMENTS =
      Set.of(
          "login",
          "log-in",
          "log_in",
          "signin",
          "sign-in",
          "sign_in",
          "sso",
          "saml",
          "saml2",
          "oauth",
          "oauth2",
          "authorize");

  /** What another host has to begin with to be a login's. */
  private static final Set<String> LOGIN_LABELS =
      Set.of("login", "signin", "sso", "auth", "accounts", "idp");

  /**
   * Of an answer; empty when it is none, or does not say where to.
   *
   * @param from the address that gave it
   */
  static Optional<Redirect> of(Answer answer, URI from) {
    return STATUSES.contains(answer.status())
        ? answer
            .header("location")
            .flatMap(location -> resolved(from, location))
            .map(to -> new Redirect(answer.status(), to))
        : Optional.empty();
  }

  /**
   * The login it leads to; empty when it leads to none that is known.
   *
   * @param asked the address of the health path
   */
  Optional<Gate> gate(URI asked) {
    if (path().contains(ACCESS_LOGIN) || host().endsWith(ACCESS_DOMAIN)) {
      return Optional.of(Gate.ACCESS);
    }
    boolean elsewhere = !host().equalsIgnoreCase(asked.getHost());
    boolean login =
        Arrays.stream(path().split("/")).anyMatch(LOGIN_SEGMENTS::contains)
            || (elsewhere && LOGIN_LABELS.contains(host().split("\\.", 2)[0]));
    return login ? Optional.of(Gate.LOGIN) : Optional.empty();
  }

  /** Where to, for people: without a query, which may hold a token. */
  String shown() {
    return to.getScheme() + "://" + to.getRawAuthority() + path();
  }

  private String host() {
    return String.valueOf(to.getHost()).toLowerCase(Locale.ROOT);
  }

  private String path() {
    return to.getRawPath() == null ? "" : to.getRawPath().toLowerCase(Locale.ROOT);
  }

  private static Optional<URI> resolved(URI from, String location) {
    try {
      URI to = from.resolve(new URI(location.strip()));
      return to.getHost() == null || to.getUserInfo() != null
          ? Optional.empty()
          : Optional.of(new URI(withoutFragment(to)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String withoutFragment(URI uri) {
    String text = uri.toString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? text : text.substring(0, fragment);
  }
}
