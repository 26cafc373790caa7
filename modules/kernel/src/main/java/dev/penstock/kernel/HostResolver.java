package dev.penstock.kernel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. Passed in, so that a run can ask another name server. */
@FunctionalInterface
public interface HostResolver {
  /**
   * The addresses of a host, never empty.
   *
   * @throws UnknownHostException if the name has none (yet)
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The machine's own resolver. */
  static HostResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
