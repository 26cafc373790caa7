package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Function;

/** Writes what there is in Neon's words. */
final class Render {

  static final String OWNER = "org-quiet-sandbox-00000001";
  static final String REGION = "aws-eu-central-1";
  private static final String SOURCE = "console";
  private static final String PROVISIONER = "k8s-neonvm";

  private Render() {}

  static <T> ArrayNode list(Collection<T> items, Function<T, ObjectNode> render) {
    ArrayNode list = Json.object().putArray("list");
    items.forEach(item -> list.add(render.apply(item)));
    return list;
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** The project as in a list; {@link #project} has more. */
  static ObjectNode listedProject(Project project) {
    ObjectNode node = Json.object();
    node.put("id", project.id()).put("name", project.name());
    node.put("platform_id", "aws").put("region_id", REGION).put("provisioner", PROVISIONER);
    node.put("pg_version", 18).put("proxy_host", "127.0.0.1").put("store_passwords", true);
    node.put("branch_logical_size_limit", 0).put("branch_logical_size_limit_bytes", 0);
    node.put("active_time", 0).put("cpu_used_sec", 0).put("creation_source", SOURCE);
    node.put("history_retention_seconds", 86400).put("owner_id", OWNER).put("org_id", OWNER);
    node.put("created_at", time(project.createdAt()));
    return node.put("updated_at", time(project.updatedAt()));
  }

  static ObjectNode project(Project project) {
    ObjectNode node = listedProject(project);
    node.remove("active_time");
    node.put("data_storage_bytes_hour", 0).put("data_transfer_bytes", 0);
    node.put("written_data_bytes", 0).put("compute_time_seconds", 0);
    node.put("active_time_seconds", 0);
    node.put("consumption_period_start", time(project.createdAt()));
    return node.put("consumption_period_end", time(project.createdAt().plus(Duration.ofDays(30))));
  }

  static ObjectNode branch(Project project, Branch branch, Instant now) {
    boolean ready = !project.operations().running(branch.id(), now);
    boolean standard = project.standard().equals(branch);
    ObjectNode node = Json.object();
    node.put("id", branch.id()).put("project_id", project.id()).put("name", branch.name());
    node.put("current_state", ready ? "ready" : "init");
    if (!ready) {
      node.put("pending_state", "ready");
    }
    node.put("state_changed_at", time(branch.updatedAt())).put("creation_source", SOURCE);
    node.put("default", standard).put("primary", standard).put("protected", branch.guarded());
    node.put("cpu_used_sec", 0).put("compute_time_seconds", 0).put("active_time_seconds", 0);
    node.put("written_data_bytes", 0).put("data_transfer_bytes", 0);
    node.put("created_at", time(branch.createdAt())).put("updated_at", time(branch.updatedAt()));
    node.put("init_source", "parent-data");
    origin(branch, node);
    return node;
  }

  private static void origin(Branch branch, ObjectNode node) {
    branch
        .parent()
        .ifPresent(
            parent ->
                node.put("parent_id", parent.id())
                    .put("parent_lsn", parent.lsn())
                    .put("parent_timestamp", time(parent.at())));
    branch.resetAt().ifPresent(at -> node.put("last_reset_at", time(at)));
    branch
        .expiresAt()
        .ifPresent(
            at -> node.put("expires_at", time(at)).put("ttl_interval_seconds", ttl(branch, at)));
  }

  private static int ttl(Branch branch, Instant expiresAt) {
    return Math.toIntExact(Duration.between(branch.createdAt(), expiresAt).toSeconds());
  }

  static ObjectNode annotation(Branch branch) {
    ObjectNode node = Json.object();
    node.putObject("object").put("type", "console/branch").put("id", branch.id());
    node.set("value", Json.tree(branch.annotation()));
    return node.put("created_at", time(branch.createdAt()))
        .put("updated_at", time(branch.createdAt()));
  }

  static ObjectNode endpoint(Project project, Endpoint endpoint, Instant now) {
    boolean starting = project.operations().running(endpoint.branchId(), now);
    ObjectNode node = Json.object();
    node.put("id", endpoint.id()).put("host", endpoint.host()).put("project_id", project.id());
    node.put("branch_id", endpoint.branchId()).put("type", endpoint.type());
    node.put("current_state", state(endpoint, starting));
    if (starting && !endpoint.suspended()) {
      node.put("pending_state", "active");
    }
    node.put("region_id", REGION).put("provisioner", PROVISIONER).put("proxy_host", "127.0.0.1");
    node.put("autoscaling_limit_min_cu", 0.25).put("autoscaling_limit_max_cu", 1);
    node.put("suspend_timeout_seconds", 0).put("creation_source", SOURCE);
    node.put("pooler_enabled", false).put("pooler_mode", "transaction");
    node.put("disabled", endpoint.disabled()).put("passwordless_access", true);
    node.putObject("settings");
    node.put("created_at", time(endpoint.createdAt()));
    return node.put("updated_at", time(endpoint.updatedAt()));
  }

  private static String state(Endpoint endpoint, boolean starting) {
    if (endpoint.suspended()) {
      return "idle";
    }
    return starting ? "init" : "active";
  }

  static ObjectNode role(Branch branch, Role role) {
    return Json.object()
        .put("branch_id", branch.id())
        .put("name", role.name())
        .put("protected", false)
        .put("created_at", time(role.createdAt()))
        .put("updated_at", time(role.updatedAt()));
  }

  static ObjectNode roleWithPassword(Branch branch, Role role) {
    return role(branch, role).put("password", role.password());
  }

  static ObjectNode database(Branch branch, Database database) {
    return Json.object()
        .put("id", database.id())
        .put("branch_id", branch.id())
        .put("name", database.name())
        .put("owner_name", database.owner())
        .put("created_at", time(database.createdAt()))
        .put("updated_at", time(database.updatedAt()));
  }

  static ObjectNode operation(Project project, Operation operation, Instant now) {
    ObjectNode node = Json.object();
    node.put("id", operation.id()).put("project_id", project.id());
    node.put("branch_id", operation.branchId()).put("action", operation.action());
    operation.endpointId().ifPresent(id -> node.put("endpoint_id", id));
    node.put("status", operation.status(now)).put("failures_count", 0);
    node.put("created_at", time(operation.createdAt()));
    node.put("updated_at", time(operation.updatedAt(now)));
    return node.put("total_duration_ms", operation.duration(now));
  }
}
