package dev.penstock.http;

import dev.penstock.kernel.HostResolver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How a transport reaches the network. Immutable.
 *
 * @param connectTimeout for one connection, TLS included; 10 s by default
 * @param readTimeout between two pieces of an answer; 30 s by default
 * @param callTimeout for a whole exchange; 60 s by default
 * @param bodyLimit the most bytes of a body that are read, the rest is dropped; 16 MiB by default
 * @param followRedirects whether redirects are followed; no by default. Credentials never follow to
 *     another origin
 * @param resolver finds addresses; the machine's own by default
 * @param edge where connections to port 443 really go, with the host's name still in TLS and in the
 *     Host header; empty, the default, for the host's own address
 * @param extraAuthorities certificates in PEM form that are trusted beside the JDK's; empty for
 *     none
 * @param proxy the way out; none by default
 */
public record TransportOptions(
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    int bodyLimit,
    boolean followRedirects,
    HostResolver resolver,
    Optional<InetSocketAddress> edge,
    Optional<String> extraAuthorities,
    ProxySettings proxy) {

  private static final TransportOptions DEFAULTS =
      new TransportOptions(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          16 << 20,
          false,
          HostResolver.system(),
          Optional.empty(),
          Optional.empty(),
          ProxySettings.none());

  /** The defaults of every component. */
  public static TransportOptions defaults() {
    return DEFAULTS;
  }

  /** With other limits of time. */
  public TransportOptions withTimeouts(Duration connect, Duration read, Duration call) {
    return new TransportOptions(
        connect, read, call, bodyLimit, followRedirects, resolver, edge, extraAuthorities, proxy);
  }

  /** With another limit for bodies, in bytes. */
  public TransportOptions withBodyLimit(int limit) {
    return new TransportOptions(
        connectTimeout,
        readTimeout,
        callTimeout,
        limit,
        followRedirects,
        resolver,
        edge,
        extraAuthorities,
        proxy);
  }

  /** With redirects followed, or not. */
  public TransportOptions withRedirects(boolean follow) {
    return new TransportOptions(
        connectTimeout,
        readTimeout,
        callTimeout,
        bodyLimit,
        follow,
        resolver,
        edge,
        extraAuthorities,
        proxy);
  }

  /** With another way to find addresses. */
  public TransportOptions withResolver(HostResolver other) {
    return new TransportOptions(
        connectTimeout,
        readTimeout,
        callTimeout,
        bodyLimit,
        followRedirects,
        other,
        edge,
        extraAuthorities,
        proxy);
  }

  /** With every connection to port 443 going to that address instead. */
  public TransportOptions withEdge(InetSocketAddress address) {
    return new TransportOptions(
        connectTimeout,
        readTimeout,
        callTimeout,
        bodyLimit,
        followRedirects,
        resolver,
        Optional.of(address),
        extraAuthorities,
        proxy);
  }

  /** Trusting these certificates, in PEM form, beside the JDK's. */
  public TransportOptions withExtraAuthorities(String pem) {
    return new TransportOptions(
        connectTimeout,
        readTimeout,
        callTimeout,
        bodyLimit,
        followRedirects,
        resolver,
        edge,
        Optional.of(pem),
        proxy);
  }

  /** Going out through proxies. */
  public TransportOptions withProxy(ProxySettings settings) {
    return new TransportOptions(
        connectTimeout,
        readTimeout,
        callTimeout,
        bodyLimit,
        followRedirects,
        resolver,
        edge,
        extraAuthorities,
        settings);
  }
}
