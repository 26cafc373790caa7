package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.time.Instant;

/** A custom domain: a whole host that belongs to a Worker. */
record Domain(
    String id, String hostname, String service, Zone zone, String certificate, Instant createdOn) {

  ObjectNode json() {
    return Json.object()
        .put("id", id)
        .put("hostname", hostname)
        .put("service", service)
        .put("environment", "production")
        .put("zone_id", zone.id())
        .put("zone_name", zone.name())
        .put("cert_id", certificate);
  }
}
