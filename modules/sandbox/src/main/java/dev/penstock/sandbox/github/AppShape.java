package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.net.URI;

/** The app in whose name a workflow's own token acts: GitHub Actions. */
final class AppShape {
  private static final Account GITHUB = new Account(9919, "github", Account.Kind.ORGANIZATION);

  private AppShape() {}

  /** Which app an account acted through; null for a person. */
  static JsonNode of(Account actor, URI base) {
    return actor.equals(Account.ACTIONS_BOT) ? actions(base) : NullNode.getInstance();
  }

  static ObjectNode actions(URI base) {
    ObjectNode app = Json.object().put("id", 15_368).put("slug", "github-actions");
    app.put("node_id", "MDM6QXBwMTUzNjg=").put("client_id", "Iv1.05c79e9ad1f6bdfa");
    app.set("owner", AccountShape.of(GITHUB, base));
    app.put("name", "GitHub Actions").put("description", "Automate your workflow");
    app.put("external_url", "https://help.github.com/en/actions");
    app.put("html_url", "https://github.com/apps/github-actions");
    app.put("created_at", "2018-07-30T09:30:17Z").put("updated_at", "2026-01-10T20:13:21Z");
    app.putObject("permissions").put("checks", "write").put("metadata", "read");
    app.putArray("events");
    return app;
  }
}
