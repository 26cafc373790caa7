package dev.penstock.pipeline.dns;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Asks a zone's own name servers, so that no resolver on the way remembers a "no". */
@FunctionalInterface
public interface NameServers {

  /**
   * Those of the hosts that the authoritative servers answer with an address, now. Asks once; does
   * not wait.
   *
   * @param authoritative the host names of the zone's name servers
   */
  Set<String> answering(List<String> authoritative, Collection<String> hosts);
}
