package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The D1 databases of the account; what is in them is with the Workers. Thread-safe. */
final class Databases {

  /** A database's name and id. */
  record Database(String id, String name, Instant createdOn) {
    ObjectNode json() {
      return Json.object()
          .put("uuid", id)
          .put("name", name)
          .put("version", "production")
          .put("created_at", createdOn.toString());
    }
  }

  private final List<Database> databases = new CopyOnWriteArrayList<>();

  List<Database> all() {
    return List.copyOf(databases);
  }

  Optional<Database> find(String id) {
    return databases.stream().filter(database -> database.id.equals(id)).findFirst();
  }

  synchronized Database add(String id, String name, Instant now) {
    if (databases.stream().anyMatch(database -> database.name.equals(name))) {
      throw Envelope.error(400, 7502, "A database with that name already exists");
    }
    Database database = new Database(id, name, now);
    databases.add(database);
    return database;
  }

  void remove(Database database) {
    databases.remove(database);
  }
}
