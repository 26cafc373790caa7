package dev.penstock.pipeline.dns;

import dev.penstock.pipeline.resource.Owner;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the preview's hosts records of the zone and waits until its own name servers say so. */
public final class EnsureDnsStep {
  private final DnsZone zone;
  private final VerifyDnsStep verification;

  public EnsureDnsStep(DnsZone zone, VerifyDnsStep verification) {
    this.zone = zone;
    this.verification = verification;
  }

  /** What was done about each host. */
  public List<DnsChange> run(Owner owner, Collection<String> hosts) {
    List<DnsChange> changes = zone.ensure(owner, hosts);
    verification.run(zone, hosts);
    return changes;
  }

  /** The changes in one line: "3 created" or "2 unchanged, 1 updated". */
  public static String describe(List<DnsChange> changes) {
    return changes.stream()
        .collect(Collectors.groupingBy(DnsChange::kind, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
