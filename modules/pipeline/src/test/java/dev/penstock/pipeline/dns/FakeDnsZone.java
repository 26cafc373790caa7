package dev.penstock.pipeline.dns;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.resource.Owner;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A zone in memory. A host has at most one record; what counts of it is its mark. Thread-safe. */
public final class FakeDnsZone implements DnsZone {
  private final String name;
  private final Map<String, String> marks = new LinkedHashMap<>();

  public FakeDnsZone(String name) {
    this.name = name;
  }

  /** Puts a record there that somebody else made. */
  public synchronized FakeDnsZone plant(String host, String mark) {
    marks.put(host, mark);
    return this;
  }

  /** The hosts that have a record. */
  public synchronized Set<String> hosts() {
    return Set.copyOf(marks.keySet());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> nameServers() {
    return List.of("ns1." + name, "ns2." + name);
  }

  @Override
  public synchronized List<DnsChange> ensure(Owner owner, Collection<String> hosts) {
    hosts.forEach(this::checkInside);
    hosts.forEach(host -> checkOwn(owner, host));
    return hosts.stream()
        .map(
            host ->
                new DnsChange(
                    host,
                    marks.put(host, owner.mark()) == null
                        ? DnsChange.Kind.CREATED
                        : DnsChange.Kind.UNCHANGED))
        .toList();
  }

  @Override
  public synchronized List<DnsChange> removeAll(Owner owner) {
    List<String> own =
        marks.keySet().stream().filter(host -> owner.mark().equals(marks.get(host))).toList();
    own.forEach(marks::remove);
    return own.stream().map(host -> new DnsChange(host, DnsChange.Kind.REMOVED)).toList();
  }

  private void checkInside(String host) {
    if (!host.endsWith("." + name)) {
      throw Failure.invalid("dns-host-invalid", host + " is not below " + name, "", "Correct it.")
          .asException();
    }
  }

  private void checkOwn(Owner owner, String host) {
    if (!marks.getOrDefault(host, owner.mark()).equals(owner.mark())) {
      throw Failure.refused(
              "dns-record-not-ours", host + " has another record", "", "Choose another host.")
          .asException();
    }
  }
}
