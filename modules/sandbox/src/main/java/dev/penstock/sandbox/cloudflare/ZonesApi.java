package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.List;
import java.util.function.Function;

/** {@code /zones} and {@code /zones/{zone_id}/dns_records}. */
final class ZonesApi {

  private static final String RECORDS = "/zones/{zone_id}/dns_records";
  private static final String RECORD = RECORDS + "/{dns_record_id}";

  private final World world;
  private final Tokens tokens;

  ZonesApi(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  void addTo(Routes routes) {
    routes.add("GET", "/zones", Right.NONE, this::zones);
    routes.add("GET", "/zones/{zone_id}", Right.ZONE_READ, this::zone);
    routes.add("GET", RECORDS, Right.DNS_READ, this::records);
    routes.add("POST", RECORDS, Right.DNS_EDIT, this::create);
    routes.add("POST", RECORDS + "/batch", Right.DNS_EDIT, this::batch);
    routes.add("GET", RECORD, Right.DNS_READ, this::record);
    routes.add("PUT", RECORD, Right.DNS_EDIT, this::replace);
    routes.add("PATCH", RECORD, Right.DNS_EDIT, this::patch);
    routes.add("DELETE", RECORD, Right.DNS_EDIT, this::delete);
  }

  private Reply zones(Call call) {
    boolean maySee = tokens.require(call, Right.NONE).rights().contains(Right.ZONE_READ);
    String name = call.query("name").orElse("");
    String account = call.query("account.id").orElse(world.accountId());
    List<ObjectNode> found =
        world.zones().stream()
            .filter(zone -> maySee && account.equals(world.accountId()))
            .filter(zone -> name.isEmpty() || zone.name().equalsIgnoreCase(name))
            .map(zone -> zone.json(world.account()))
            .toList();
    return Envelope.page(found, Paging.of(call, 20, 50));
  }

  private Reply zone(Call call) {
    return Envelope.success(world.zone(call).json(world.account()));
  }

  private Reply records(Call call) {
    List<ObjectNode> found =
        DnsQuery.select(call, world.zone(call).entries()).stream().map(DnsEntry::json).toList();
    return Envelope.page(found, Paging.of(call, 100, 5_000_000));
  }

  private Reply record(Call call) {
    return Envelope.success(
        world
            .zone(call)
            .entry(call.param("dns_record_id"))
            .orElseThrow(() -> Envelope.error(404, 81044, "Record does not exist."))
            .json());
  }

  private Reply create(Call call) {
    JsonNode body = call.json();
    return Envelope.success(world.zone(call).change(zone -> zone.post(body)).json());
  }

  private Reply replace(Call call) {
    JsonNode body = call.json();
    String id = call.param("dns_record_id");
    return Envelope.success(world.zone(call).change(zone -> zone.put(id, body)).json());
  }

  private Reply patch(Call call) {
    JsonNode body = call.json();
    String id = call.param("dns_record_id");
    return Envelope.success(world.zone(call).change(zone -> zone.patch(id, body)).json());
  }

  private Reply delete(Call call) {
    String id = call.param("dns_record_id");
    DnsEntry deleted = world.zone(call).change(zone -> zone.delete(id));
    return Envelope.success(Json.object().put("id", deleted.id()));
  }

  /** In this order, whatever the order in the body, and all or nothing. */
  private Reply batch(Call call) {
    JsonNode body = call.json();
    return Envelope.success(
        world
            .zone(call)
            .change(
                zone -> {
                  ObjectNode done = Json.object();
                  each(body, done, "deletes", item -> zone.delete(id(item)));
                  each(body, done, "patches", item -> zone.patch(id(item), item));
                  each(body, done, "puts", item -> zone.put(id(item), item));
                  each(body, done, "posts", zone::post);
                  return done;
                }));
  }

  private static void each(
      JsonNode body, ObjectNode done, String kind, Function<JsonNode, DnsEntry> change) {
    ArrayNode results = done.putArray(kind);
    for (JsonNode item : body.path(kind)) {
      results.add(change.apply(item).json());
    }
  }

  private static String id(JsonNode item) {
    return item.path("id").asText();
  }
}
