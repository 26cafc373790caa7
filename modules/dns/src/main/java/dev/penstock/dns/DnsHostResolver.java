package dev.penstock.dns;

import dev.penstock.kernel.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Asks one name server for every host, and remembers nothing: a probe that waits for a name must
 * see it as soon as it is there. Addresses written as such, and {@code localhost} (RFC 6761,
 * section 6.3), are not asked for. Thread-safe.
 */
public final class DnsHostResolver implements HostResolver {
  private final AddressLookup lookup;

  /** Asks the server at that address, over UDP, and over TCP when an answer does not fit. */
  public DnsHostResolver(InetSocketAddress server) {
    this.lookup = AddressLookup.recursive(server);
  }

  /** Asks the given server, or the machine's own resolver when none is given. */
  public static HostResolver asking(Optional<InetSocketAddress> server) {
    return server.<HostResolver>map(DnsHostResolver::new).orElseGet(HostResolver::system);
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    List<InetAddress> addresses = isLocal(host) ? List.of(InetAddress.getByName(host)) : ask(host);
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host + " has no address");
    }
    return addresses;
  }

  private List<InetAddress> ask(String host) throws UnknownHostException {
    try {
      return lookup.addresses(host);
    } catch (IOException e) {
      UnknownHostException unknown =
          new UnknownHostException(host + ": the name server gave no answer");
      unknown.initCause(e);
      throw unknown;
    }
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost") || isLiteral(host);
  }

  private static boolean isLiteral(String host) {
    try {
      return InetAddress.ofLiteral(host) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
