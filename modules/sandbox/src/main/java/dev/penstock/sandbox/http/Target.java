package dev.penstock.sandbox.http;

import java.util.Optional;

/**
 * Which requests a fault meets. Empty parts fit everything.
 *
 * @param provider whose server
 * @param method upper case
 * @param template the route's template, as the provider wrote it
 */
public record Target(
    Optional<String> provider, Optional<String> method, Optional<String> template) {

  /** Every request of every provider. */
  public static Target any() {
    return new Target(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Every request of one provider. */
  public static Target of(String provider) {
    return new Target(Optional.of(provider), Optional.empty(), Optional.empty());
  }

  /** The requests of one route. */
  public static Target of(String provider, String method, String template) {
    return new Target(Optional.of(provider), Optional.of(method), Optional.of(template));
  }

  /** The requests of one method of this target. */
  public Target method(String only) {
    return new Target(provider, Optional.of(only), template);
  }

  boolean fits(String itsProvider, Call call) {
    return provider.map(itsProvider::equals).orElse(true)
        && method.map(call.method()::equals).orElse(true)
        && (template.isEmpty() || template.equals(call.template()));
  }
}
