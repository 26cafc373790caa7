package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Changes to a copy of a zone's records, which takes the place of the records at the end. */
final class ZoneChange {

  private final Map<String, DnsEntry> entries;
  private final DnsEntryReader reader;

  ZoneChange(Map<String, DnsEntry> entries, DnsEntryReader reader) {
    this.entries = entries;
    this.reader = reader;
  }

  DnsEntry post(JsonNode body) {
    return put(reader.create(body));
  }

  DnsEntry put(String id, JsonNode body) {
    return put(reader.replace(editable(id), body));
  }

  DnsEntry patch(String id, JsonNode body) {
    return put(reader.patch(editable(id), body));
  }

  DnsEntry delete(String id) {
    DnsEntry old = editable(id);
    entries.remove(id);
    return old;
  }

  /** Makes the record of a Worker's custom domain, in the place of any other when told so. */
  DnsEntry manage(JsonNode body, String worker, boolean override) {
    DnsEntry entry = reader.create(body);
    boolean taken = entries.values().stream().anyMatch(other -> clashesAsDomain(entry, other));
    if (taken && !override) {
      throw Envelope.error(
          409,
          100117,
          "Hostname '"
              + entry.name()
              + "' already has externally managed DNS records (A, CNAME, etc)."
              + " Either delete them, try a different hostname, or use the option"
              + " 'override_existing_dns_record' to override.");
    }
    entries.values().removeIf(other -> other.name().equals(entry.name()) && other.isAddress());
    entries.put(entry.id(), entry.managedBy(worker));
    return entry;
  }

  private static boolean clashesAsDomain(DnsEntry entry, DnsEntry other) {
    return other.name().equals(entry.name()) && other.isAddress() && other.managedBy().isEmpty();
  }

  /** Removes the record that a custom domain had made. */
  void unmanage(String host) {
    entries.values().removeIf(entry -> entry.name().equals(host) && entry.managedBy().isPresent());
  }

  private DnsEntry put(DnsEntry entry) {
    for (DnsEntry other : entries.values()) {
      if (!other.id().equals(entry.id())) {
        checkBeside(entry, other);
      }
    }
    entries.put(entry.id(), entry);
    return entry;
  }

  /** A CNAME stands alone (RFC 1034, section 3.6.2). */
  private static void checkBeside(DnsEntry entry, DnsEntry other) {
    if (!entry.name().equals(other.name())) {
      return;
    }
    if (entry.sameAs(other)) {
      throw Envelope.error(400, 81058, "An identical record already exists.");
    }
    boolean oneIsAlias = entry.type().equals("CNAME") || other.type().equals("CNAME");
    if (oneIsAlias && entry.isAddress() && other.isAddress()) {
      throw Envelope.error(
          400, 81053, "An A, AAAA, or CNAME record with that host already exists.");
    }
    if (oneIsAlias) {
      throw Envelope.error(400, 81054, "A CNAME record with that host already exists.");
    }
  }

  private DnsEntry editable(String id) {
    DnsEntry entry = entries.get(id);
    if (entry == null) {
      throw Envelope.error(404, 81044, "Record does not exist.");
    }
    if (entry.managedBy().isPresent()) {
      throw Envelope.error(
          400, 1043, "This record is managed by a Worker's custom domain and is read-only.");
    }
    return entry;
  }
}
