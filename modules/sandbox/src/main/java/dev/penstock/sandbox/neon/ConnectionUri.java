package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes connection strings. They say "no encryption": the ports offer none. */
final class ConnectionUri {

  private ConnectionUri() {}

  static String of(Endpoint endpoint, Role role, String database, boolean pooled) {
    return "postgresql://%s:%s@%s/%s?sslmode=disable"
        .formatted(
            encode(role.name()),
            encode(role.password()),
            pooled ? endpoint.pooledHost() : endpoint.host(),
            encode(database));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** As in the answer to a new branch: schema ConnectionDetails. */
  static ObjectNode details(Endpoint endpoint, Role role, String database) {
    ObjectNode node = Json.object();
    node.put("connection_uri", of(endpoint, role, database, false));
    node.putObject("connection_parameters")
        .put("database", database)
        .put("password", role.password())
        .put("role", role.name())
        .put("host", endpoint.host())
        .put("pooler_host", endpoint.pooledHost());
    return node;
  }
}
