package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.dns.ServedRecord;
import dev.penstock.sandbox.dns.ServedZone;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.ReplyException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A DNS zone with its records. Thread-safe. */
final class Zone implements ServedZone {

  private static final List<String> NAME_SERVERS =
      List.of("ada.ns.sandbox.example", "bob.ns.sandbox.example");

  private final String id = Ids.hex();
  private final String name;
  private final InstantSource clock;
  private final Duration propagation;
  private final Instant createdOn;
  private Map<String, DnsEntry> entries = new LinkedHashMap<>();
  private long serial = 2_300_000_000L;

  Zone(String name, InstantSource clock, Duration propagation) {
    this.name = name;
    this.clock = clock;
    this.propagation = propagation;
    this.createdOn = clock.instant();
  }

  String id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> nameServers() {
    return NAME_SERVERS;
  }

  @Override
  public synchronized long serial() {
    return serial;
  }

  @Override
  public Collection<ServedRecord> at(String host) {
    List<ServedRecord> exact = served(host);
    return exact.isEmpty() && !hasBelow(host) ? wildcard(host) : exact;
  }

  private List<ServedRecord> served(String host) {
    return entriesAt(host).stream().map(entry -> entry.served(propagation)).toList();
  }

  /** RFC 4592, for the wildcard right above the name. */
  private List<ServedRecord> wildcard(String host) {
    return covers(host) && !host.equals(name)
        ? served("*" + host.substring(host.indexOf('.')))
        : List.of();
  }

  @Override
  public synchronized boolean hasBelow(String host) {
    return entries.values().stream().anyMatch(entry -> entry.name().endsWith("." + host));
  }

  /** Whether the host is of this zone. */
  boolean covers(String host) {
    return host.equals(name) || host.endsWith("." + name);
  }

  synchronized List<DnsEntry> entries() {
    return List.copyOf(entries.values());
  }

  List<DnsEntry> entriesAt(String host) {
    return entries().stream().filter(entry -> entry.name().equals(host)).toList();
  }

  /** What takes requests to the host to the edge; a wildcard does too. */
  Optional<DnsEntry> proxiedEntry(String host) {
    String above = host.contains(".") ? "*" + host.substring(host.indexOf('.')) : host;
    return entriesAt(host).stream()
        .filter(DnsEntry::proxied)
        .findFirst()
        .or(() -> entriesAt(above).stream().filter(DnsEntry::proxied).findFirst());
  }

  synchronized Optional<DnsEntry> entry(String entryId) {
    return Optional.ofNullable(entries.get(entryId));
  }

  /**
   * Changes records, all or none.
   *
   * @throws ReplyException when a change is refused; then nothing is changed
   */
  synchronized <T> T change(Function<ZoneChange, T> change) {
    Map<String, DnsEntry> copy = new LinkedHashMap<>(entries);
    T result = change.apply(new ZoneChange(copy, new DnsEntryReader(name, clock.instant())));
    entries = copy;
    serial++;
    return result;
  }

  /** Adds a record, for a test's or a rehearsal's beginning. */
  DnsEntry seed(JsonNode record) {
    return change(zone -> zone.post(record));
  }

  ObjectNode json(ObjectNode account) {
    ObjectNode json = Json.object().put("id", id).put("name", name).put("status", "active");
    json.put("paused", false).put("type", "full").put("development_mode", 0);
    json.set("name_servers", Json.tree(NAME_SERVERS));
    json.set("original_name_servers", Json.tree(new ArrayList<>()));
    json.putNull("original_registrar").putNull("original_dnshost");
    json.put("created_on", createdOn.toString()).put("modified_on", createdOn.toString());
    json.put("activated_on", createdOn.toString());
    json.set("account", account);
    json.putObject("owner").put("id", account.path("id").asText()).put("type", "organization");
    json.putObject("meta").put("step", 2).put("page_rule_quota", 3);
    json.putObject("plan")
        .put("id", "0feeeeeeeeeeeeeeeeeeeeeeeeeeeeee")
        .put("name", "Free Website");
    return json;
  }
}
