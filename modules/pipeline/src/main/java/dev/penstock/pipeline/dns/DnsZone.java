package dev.penstock.pipeline.dns;

import dev.penstock.pipeline.resource.Owner;
import java.util.Collection;
import java.util.List;

/**
 * The records of one DNS zone.
 *
 * <p>Failures are {@link dev.penstock.kernel.PenstockException}s: exit 2 for an unknown zone or a
 * host outside it, 3 for missing rights or an unreachable provider.
 */
public interface DnsZone {

  /** The zone's name, such as {@code example.com}. */
  String name();

  /** The host names of the zone's authoritative name servers. */
  List<String> nameServers();

  /**
   * Makes every host a proxied CNAME to the zone's apex, in one change.
   *
   * @return one entry a host, in the order given
   * @throws dev.penstock.kernel.PenstockException with exit 4 when any of the hosts has a record
   *     that is not marked as the owner's; then nothing at all is changed
   */
  List<DnsChange> ensure(Owner owner, Collection<String> hosts);

  /** Removes every record that carries the owner's mark, in one change. */
  List<DnsChange> removeAll(Owner owner);
}
