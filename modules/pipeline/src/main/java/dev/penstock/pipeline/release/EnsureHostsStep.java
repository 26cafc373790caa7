package dev.penstock.pipeline.release;

import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.dns.EnsureDnsStep;
import dev.penstock.pipeline.dns.NameServers;
import dev.penstock.pipeline.dns.VerifyDnsStep;
import dev.penstock.pipeline.resource.Owner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that the hosts of a lasting environment have an address. One that answers already is
 * right, whoever made its record: in production that was often a person.
 */
final class EnsureHostsStep {
  private final DnsZone zone;
  private final NameServers nameServers;
  private final VerifyDnsStep verification;

  EnsureHostsStep(DnsZone zone, NameServers nameServers, VerifyDnsStep verification) {
    this.zone = zone;
    this.nameServers = nameServers;
    this.verification = verification;
  }

  /**
   * Makes what is missing and waits until the zone's own name servers tell it.
   *
   * @param managed hosts whose records the deployer's provider makes when it promotes
   * @return what was done, but for managed hosts that have no record yet
   */
  List<DnsChange> run(Owner owner, Collection<String> hosts, Set<String> managed) {
    Set<String> answered = nameServers.answering(zone.nameServers(), hosts);
    List<String> missing =
        hosts.stream().filter(host -> !answered.contains(host) && !managed.contains(host)).toList();
    List<DnsChange> changes = new ArrayList<>();
    hosts.stream()
        .filter(answered::contains)
        .map(host -> new DnsChange(host, DnsChange.Kind.UNCHANGED))
        .forEach(changes::add);
    if (!missing.isEmpty()) {
      changes.addAll(zone.ensure(owner, missing));
      verification.run(zone, missing);
    }
    return changes;
  }

  /** The changes in one line. */
  static String describe(List<DnsChange> changes) {
    return changes.isEmpty() ? "nothing to do" : EnsureDnsStep.describe(changes);
  }
}
