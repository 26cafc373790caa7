package dev.penstock.cloudflare;

import dev.penstock.http.ApiClient;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.resource.Owner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of one zone at Cloudflare. The mark is the record's comment.
 *
 * <p>A change whose answer got lost is never repeated blindly: the zone is looked at again, and
 * only what is still missing is done. Thread-safe.
 */
public final class CloudflareZone implements DnsZone {
  private static final int MOST_TRIES = 3;

  private static final int MOST_PAGES = 1_000;

  private final ApiClient api;
  private final String name;
  private volatile @Nullable Zone found;

  CloudflareZone(ApiClient api, String name) {
    this.api = api;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> nameServers() {
    return zone().nameServers();
  }

  @Override
  public List<DnsChange> ensure(Owner owner, Collection<String> hosts) {
    List<String> wanted = HostNames.checked(name, hosts);
    RecordPlanner planner = new RecordPlanner(name, owner);
    return carryOut(() -> planner.ensure(wanted, recordsOf(owner, wanted)));
  }

  @Override
  public List<DnsChange> removeAll(Owner owner) {
    RecordPlanner planner = new RecordPlanner(name, owner);
    return carryOut(() -> planner.remove(marked(owner)));
  }

  /** The zone's id. */
  String id() {
    return zone().id();
  }

  private List<DnsChange> carryOut(Supplier<RecordPlan> look) {
    RecordPlan first = look.get();
    DnsBatch left = first.batch();
    for (int tries = 1; !left.isEmpty(); tries++) {
      Optional<PenstockException> trouble = change(left);
      if (trouble.isEmpty()) {
        break;
      }
      DnsBatch stillLeft = look.get().batch();
      boolean inVain = isRefusal(trouble.get()) && stillLeft.equals(left);
      if (!stillLeft.isEmpty() && (inVain || tries == MOST_TRIES)) {
        throw trouble.get();
      }
      left = stillLeft;
    }
    return first.changes();
  }

  /**
   * Changes the records.
   *
   * @return why it is not certain that all was done: no clear answer came, or the API refused,
   *     perhaps because somebody else was quicker
   */
  private Optional<PenstockException> change(DnsBatch batch) {
    try {
      boolean done =
          batch
              .split()
              .map(part -> new ChangeDnsRecords(id(), part))
              .allMatch(part -> api.call(part) == ChangeDnsRecords.End.DONE);
      return done ? Optional.empty() : Optional.of(unsettled());
    } catch (PenstockException e) {
      if (isRefusal(e)) {
        return Optional.of(e);
      }
      throw e;
    }
  }

  private static boolean isRefusal(PenstockException thrown) {
    return thrown.failure().reasonCode().equals("provider-refused");
  }

  /**
   * The owner's records, and for every host that is not among them what else is there. An alias is
   * the only record of its name (RFC 1034, section 3.6.2), so an own one need not be looked behind.
   */
  private List<DnsRecord> recordsOf(Owner owner, List<String> hosts) {
    List<DnsRecord> records = new ArrayList<>(marked(owner));
    Set<String> unknown = new LinkedHashSet<>(hosts);
    unknown.removeIf(host -> records.stream().anyMatch(record -> record.isFor(host)));
    unknown.forEach(host -> records.addAll(list("name.exact", host)));
    return records;
  }

  private List<DnsRecord> marked(Owner owner) {
    return list("comment.exact", owner.mark()).stream()
        .filter(record -> record.isOf(owner))
        .toList();
  }

  private List<DnsRecord> list(String filter, String value) {
    List<DnsRecord> records = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      ListDnsRecords.Page next = api.call(new ListDnsRecords(id(), filter, value, page));
      records.addAll(next.records());
      if (next.isLast()) {
        break;
      }
    }
    return records;
  }

  private Zone zone() {
    Zone known = found;
    if (known == null) {
      known = api.call(new FindZone(name)).orElseThrow(this::unknown);
      found = known;
    }
    return known;
  }

  private PenstockException unknown() {
    return Failure.invalid(
            "zone-unknown",
            "Cloudflare has no zone " + name + " that the token can see",
            "",
            "Correct dns.zone in penstock.yml, or add the zone to the resources of"
                + " CLOUDFLARE_API_TOKEN (it needs Zone.Zone Read on it).")
        .asException();
  }

  private PenstockException unsettled() {
    return Failure.unavailable(
            "dns-unsettled",
            "The DNS records of " + name + " could not be changed for certain",
            "Cloudflare gave no clear answer, or somebody else changes them at the same time",
            "Run it again: it looks what is there and does the rest.")
        .asException();
  }
}
