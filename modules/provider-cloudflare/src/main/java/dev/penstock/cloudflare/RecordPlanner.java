package dev.penstock.cloudflare;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.resource.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what has to change so that hosts are proxied aliases of the zone's apex. Pure: it is
 * given the records, and asks nobody.
 */
final class RecordPlanner {
  /** How the API says "automatic", the only time to live of a proxied record. */
  private static final int AUTOMATIC_TTL = 1;

  private final String zone;
  private final Owner owner;

  RecordPlanner(String zone, Owner owner) {
    this.zone = zone;
    this.owner = owner;
  }

  /**
   * What it takes to have all the hosts.
   *
   * @param records every record that one of the hosts has
   * @throws dev.penstock.kernel.PenstockException with exit 4 when one of them is not the owner's
   */
  RecordPlan ensure(List<String> hosts, List<DnsRecord> records) {
    refuseForeign(hosts, records);
    List<DnsChange> changes = new ArrayList<>();
    List<DnsBatch.Change> batch = new ArrayList<>();
    for (String host : hosts) {
      List<DnsRecord> own = records.stream().filter(record -> record.isFor(host)).toList();
      List<DnsBatch.Change> needed = changesFor(host, own);
      changes.add(new DnsChange(host, kind(own, needed)));
      batch.addAll(needed);
    }
    return new RecordPlan(List.copyOf(changes), new DnsBatch(batch));
  }

  /** What it takes to have none of the records any more. */
  RecordPlan remove(List<DnsRecord> records) {
    return new RecordPlan(
        records.stream()
            .map(record -> new DnsChange(record.name(), DnsChange.Kind.REMOVED))
            .toList(),
        new DnsBatch(records.stream().map(record -> DnsBatch.delete(record.id())).toList()));
  }

  /** Another type is replaced, as a record cannot change its type; another target is patched. */
  private List<DnsBatch.Change> changesFor(String host, List<DnsRecord> own) {
    if (own.size() == 1 && own.getFirst().type().equals("CNAME")) {
      DnsRecord alias = own.getFirst();
      return alias.proxied() && alias.content().equals(zone)
          ? List.of()
          : List.of(DnsBatch.patch(alias.id(), wanted(host)));
    }
    List<DnsBatch.Change> changes = new ArrayList<>();
    own.forEach(record -> changes.add(DnsBatch.delete(record.id())));
    changes.add(DnsBatch.create(wanted(host)));
    return changes;
  }

  private Map<String, Object> wanted(String host) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("type", "CNAME");
    record.put("name", host);
    record.put("content", zone);
    record.put("ttl", AUTOMATIC_TTL);
    record.put("proxied", true);
    record.put("comment", owner.mark());
    return record;
  }

  private static DnsChange.Kind kind(List<DnsRecord> own, List<DnsBatch.Change> needed) {
    if (own.isEmpty()) {
      return DnsChange.Kind.CREATED;
    }
    return needed.isEmpty() ? DnsChange.Kind.UNCHANGED : DnsChange.Kind.UPDATED;
  }

  private void refuseForeign(List<String> hosts, List<DnsRecord> records) {
    List<String> taken =
        hosts.stream()
            .filter(
                host -> records.stream().anyMatch(each -> each.isFor(host) && !each.isOf(owner)))
            .toList();
    if (!taken.isEmpty()) {
      throw Failure.refused(
              "dns-record-not-ours",
              "There are DNS records of these names already: " + String.join(", ", taken),
              "their comment is not '" + owner.mark() + "', so they belong to somebody else",
              "Choose another preview.host, or delete the records in the dashboard if they are "
                  + "left over. Nothing was changed.")
          .asException();
    }
  }
}
