package dev.penstock.cloudflare;

import dev.penstock.http.Fields;
import java.util.List;

/** A zone as the API shows it. */
record Zone(String id, String name, List<String> nameServers) {

  static Zone of(Fields fields) {
    return new Zone(fields.text("id"), fields.text("name"), fields.texts("name_servers"));
  }
}
