package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.time.Instant;

/** A branch with all that belongs to it, as the answer to its creation has it. */
final class BranchView {

  private BranchView() {}

  static ObjectNode whole(Project project, Branch branch, Instant now) {
    ObjectNode node = Json.object();
    node.set("branch", Render.branch(project, branch, now));
    node.set("endpoints", Render.list(branch.endpoints(), it -> Render.endpoint(project, it, now)));
    node.set("roles", Render.list(branch.roles().values(), it -> Render.role(branch, it)));
    node.set(
        "databases", Render.list(branch.databases().values(), it -> Render.database(branch, it)));
    node.set("connection_uris", connections(branch));
    return node;
  }

  private static ArrayNode connections(Branch branch) {
    ArrayNode uris = Json.object().putArray("uris");
    branch
        .writer()
        .ifPresent(
            endpoint ->
                branch
                    .databases()
                    .values()
                    .forEach(it -> uris.add(connection(branch, endpoint, it))));
    return uris;
  }

  private static ObjectNode connection(Branch branch, Endpoint endpoint, Database database) {
    Role owner = branch.roles().get(database.owner());
    if (owner == null) {
      throw new IllegalStateException("database without an owner: " + database.name());
    }
    return ConnectionUri.details(endpoint, owner, database.name());
  }
}
