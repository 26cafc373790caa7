package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.List;

/** Who the caller is, and where Neon runs. */
final class AccountApi {

  private static final String SINCE = "2026-01-01T00:00:00Z";

  private AccountApi() {}

  static void add(Routes routes) {
    routes.get("/users/me", AccountApi::me);
    routes.get("/users/me/organizations", AccountApi::organizations);
    routes.get("/auth", AccountApi::auth);
    routes.get("/regions", AccountApi::regions);
  }

  private static Reply me(Call call) {
    ObjectNode node = Json.object();
    node.put("id", "user-quiet-sandbox-00000001").put("email", "dev@example.com");
    node.put("login", "dev").put("name", "Dev").put("last_name", "").put("image", "");
    node.put("plan", "launch").put("projects_limit", 100).put("branches_limit", 5000);
    node.put("max_autoscaling_limit", 2).put("active_seconds_limit", 0);
    node.putArray("auth_accounts");
    return Reply.json(200, node);
  }

  private static Reply organizations(Call call) {
    ObjectNode node = Json.object();
    node.putArray("organizations")
        .addObject()
        .put("id", Render.OWNER)
        .put("name", "Sandbox")
        .put("handle", "sandbox")
        .put("plan", "launch")
        .put("managed_by", "console")
        .put("created_at", SINCE)
        .put("updated_at", SINCE);
    return Reply.json(200, node);
  }

  private static Reply auth(Call call) {
    return Reply.json(
        200, Json.object().put("account_id", Render.OWNER).put("auth_method", "api_key_org"));
  }

  private static Reply regions(Call call) {
    ObjectNode region =
        Json.object()
            .put("region_id", Render.REGION)
            .put("name", "The sandbox")
            .put("default", true)
            .put("geo_lat", "0")
            .put("geo_long", "0");
    ObjectNode node = Json.object();
    node.putArray("regions").addAll(List.of(region));
    return Reply.json(200, node);
  }
}
