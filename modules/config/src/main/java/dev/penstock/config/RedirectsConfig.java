package dev.penstock.config;

import dev.penstock.config.template.Template;
import java.util.List;
import java.util.stream.Stream;

/** Which redirects of a health path are followed. */
public sealed interface RedirectsConfig {

  /** None: a redirect is an answer with that status. */
  record None() implements RedirectsConfig {}

  /** Those that stay on the host that was asked. */
  record SameHost() implements RedirectsConfig {}

  /**
   * Those that stay on the host that was asked, and those to one of these.
   *
   * @param hosts the other hosts, at least one
   */
  record Hosts(List<Template> hosts) implements RedirectsConfig {
    public Hosts {
      hosts = List.copyOf(hosts);
    }
  }

  /** Every template of it. */
  default Stream<Template> templates() {
    return this instanceof Hosts(List<Template> hosts) ? hosts.stream() : Stream.empty();
  }
}
