package dev.penstock.sandbox.neon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Lists and counts branches. */
final class BranchListApi {

  /** Without a limit Neon answers what it likes; a small page keeps callers honest. */
  private static final int STANDARD = 100;

  private static final int GREATEST = 10_000;

  private final Routes routes;

  private BranchListApi(Routes routes) {
    this.routes = routes;
  }

  static void add(Routes routes) {
    BranchListApi api = new BranchListApi(routes);
    routes.get("/projects/{project_id}/branches", api::list);
    routes.get("/projects/{project_id}/branches/count", api::count);
  }

  private Reply list(Call call) {
    Project project = routes.project(call);
    String sortBy = call.query("sort_by").orElse("updated_at");
    String order = call.query("sort_order").orElse("desc").toLowerCase(Locale.ROOT);
    Page<Branch> page =
        Page.of(found(project, call), key(sortBy), order.equals("asc"), call, STANDARD, GREATEST);
    ObjectNode node = Json.object();
    node.set("branches", Render.list(page.items(), it -> Render.branch(project, it, routes.now())));
    ObjectNode annotations = node.putObject("annotations");
    page.items().stream()
        .filter(branch -> !branch.annotation().isEmpty())
        .forEach(branch -> annotations.set(branch.id(), Render.annotation(branch)));
    ObjectNode pagination = node.putObject("pagination");
    page.next().ifPresent(next -> pagination.put("next", next));
    pagination.put("sort_by", sortBy).put("sort_order", order);
    return Reply.json(200, node);
  }

  private static Function<Branch, String> key(String sortBy) {
    return switch (sortBy) {
      case "name" -> branch -> branch.name() + "\0" + branch.id();
      case "created_at" -> branch -> sortable(branch.createdAt()) + branch.id();
      case "updated_at" -> branch -> sortable(branch.updatedAt()) + branch.id();
      default -> throw NeonException.invalid("sort_by must be name, created_at or updated_at");
    };
  }

  /** As text of fixed width. */
  private static String sortable(Instant instant) {
    return "%d.%09d ".formatted(instant.getEpochSecond(), instant.getNano());
  }

  private Reply count(Call call) {
    int count = found(routes.project(call), call).size();
    return Reply.json(200, Json.object().put("count", count));
  }

  private static List<Branch> found(Project project, Call call) {
    String search = call.query("search").orElse("");
    return project.branches().stream()
        .filter(branch -> branch.name().contains(search) || branch.id().contains(search))
        .toList();
  }
}
