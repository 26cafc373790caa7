package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.dns.ServedZones;
import dev.penstock.sandbox.edge.EdgeFaults;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that one Cloudflare account holds. Thread-safe. */
final class World implements ServedZones {

  static final String SUBDOMAIN = "sandbox";

  private final String accountId = Ids.hex();
  private final CloudflareOptions options;
  private final List<Zone> zones = new CopyOnWriteArrayList<>();
  private final Scripts scripts;
  private final Routing routing;
  private final AssetStore assets;
  private final Databases databases = new Databases();
  private final EdgeFaults edgeFaults;

  World(CloudflareOptions options) {
    this.options = options;
    this.routing = new Routing(this);
    this.assets = new AssetStore(options.workers());
    this.scripts = new Scripts(this);
    this.edgeFaults = new EdgeFaults(clock());
  }

  String accountId() {
    return accountId;
  }

  ObjectNode account() {
    return Json.object().put("id", accountId).put("name", "Sandbox");
  }

  CloudflareOptions options() {
    return options;
  }

  /** As precise as the API shows times. */
  InstantSource clock() {
    return () -> options.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  Scripts scripts() {
    return scripts;
  }

  Routing routing() {
    return routing;
  }

  AssetStore assets() {
    return assets;
  }

  EdgeFaults edgeFaults() {
    return edgeFaults;
  }

  Databases databases() {
    return databases;
  }

  @Override
  public Collection<Zone> zones() {
    return zones;
  }

  Zone addZone(String name) {
    Zone zone = new Zone(name, clock(), options.dnsDelay());
    zones.add(zone);
    return zone;
  }

  /** The zone that a host is of. */
  Optional<Zone> zoneOf(String host) {
    return zones.stream()
        .filter(zone -> zone.covers(host))
        .max(Comparator.comparingInt(zone -> zone.name().length()));
  }

  Optional<Zone> zone(String idOrName) {
    return zones.stream()
        .filter(zone -> zone.id().equals(idOrName) || zone.name().equals(idOrName))
        .findFirst();
  }

  /** The zone that a call names by its id. */
  Zone zone(Call call) {
    String id = call.param("zone_id");
    return zone(id)
        .orElseThrow(
            () ->
                Envelope.error(
                    404,
                    7003,
                    "Could not route to /zones/"
                        + id
                        + ", perhaps your object identifier is invalid?"));
  }
}
