package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Statuses on commits (docs.github.com/rest/commits/statuses). */
final class CommitStatusEndpoints {
  private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");
  private static final String DOCS = "commits/statuses#";
  private static final Need READ = Need.read(Scope.STATUSES);

  private CommitStatusEndpoints() {}

  static void addTo(Routes routes) {
    routes
        .post(
            "/statuses/{ref}",
            DOCS + "create-a-commit-status",
            Need.write(Scope.STATUSES),
            CommitStatusEndpoints::create)
        .get(
            "/commits/{ref}/statuses",
            DOCS + "list-commit-statuses-for-a-reference",
            READ,
            CommitStatusEndpoints::list)
        .get(
            "/commits/{ref}/status",
            DOCS + "get-the-combined-status-for-a-specific-reference",
            READ,
            CommitStatusEndpoints::combined);
  }

  /** The latest status of each context on a commit. */
  static Collection<CommitStatus> latest(Repository repository, String commit) {
    Map<String, CommitStatus> latest = new LinkedHashMap<>();
    of(repository, commit)
        .forEach(status -> latest.put(status.context().toLowerCase(Locale.ROOT), status));
    return latest.values();
  }

  private static List<CommitStatus> of(Repository repository, String commit) {
    return repository.statuses().stream().filter(status -> status.commit().equals(commit)).toList();
  }

  private static Reply create(Visit visit) {
    String commit = commit(visit);
    Fields fields = visit.fields();
    String state = fields.required("Status", "state");
    if (!STATES.contains(state)) {
      throw Problem.invalid("Status", "state", "invalid", visit.docs());
    }
    Instant now = visit.repository().now();
    CommitStatus made =
        visit
            .repository()
            .commitStatuses()
            .add(id -> status(id, commit, state, fields, visit.actor(), now));
    ObjectNode shape = shape(visit, made);
    shape.set("creator", AccountShape.of(made.creator(), visit.urls().base()));
    return Reply.json(201, shape).withHeader("Location", shape.get("url").asText());
  }

  private static CommitStatus status(
      long id, String commit, String state, Fields fields, Account actor, Instant now) {
    String context = fields.text("context").orElse("default");
    String description = fields.text("Status", "description", 140).orElse("");
    String target = fields.text("target_url").orElse("");
    return new CommitStatus(id, commit, context, state, description, target, actor, now);
  }

  private static Reply list(Visit visit) {
    List<CommitStatus> statuses = of(visit.repository(), commit(visit)).reversed();
    return visit.page(
        statuses,
        status -> {
          ObjectNode shape = shape(visit, status);
          return shape.set("creator", AccountShape.of(status.creator(), visit.urls().base()));
        });
  }

  private static Reply combined(Visit visit) {
    String commit = commit(visit);
    Collection<CommitStatus> latest = latest(visit.repository(), commit);
    Urls urls = visit.urls();
    ObjectNode shape = Json.object().put("state", combined(latest)).put("sha", commit);
    ArrayNode statuses = shape.putArray("statuses");
    latest.forEach(status -> statuses.add(shape(visit, status)));
    shape.put("total_count", latest.size());
    shape.set("repository", RepositoryShape.of(visit.repository(), urls));
    shape.put("commit_url", urls.repo("/commits/" + commit));
    return Reply.json(200, shape.put("url", urls.repo("/commits/" + commit + "/status")));
  }

  private static String combined(Collection<CommitStatus> statuses) {
    List<String> states = statuses.stream().map(CommitStatus::state).toList();
    if (states.contains("error") || states.contains("failure")) {
      return "failure";
    }
    return states.isEmpty() || states.contains("pending") ? "pending" : "success";
  }

  private static String commit(Visit visit) {
    String ref = visit.call().param("ref");
    return visit
        .repository()
        .refs()
        .resolve(ref)
        .orElseThrow(() -> Problem.of(422, "No commit found for SHA: " + ref, visit.docs()));
  }

  private static ObjectNode shape(Visit visit, CommitStatus status) {
    String avatar = "https://avatars.githubusercontent.com/u/" + status.creator().id();
    ObjectNode shape = Json.object().put("id", status.id());
    shape.put("url", visit.urls().repo("/statuses/" + status.commit()));
    shape.put("avatar_url", avatar).put("node_id", Ids.node("SC", status.id()));
    shape.put("state", status.state()).put("description", status.description());
    shape.put("target_url", status.targetUrl().isEmpty() ? null : status.targetUrl());
    shape.put("context", status.context());
    String created = status.createdAt().toString();
    return shape.put("created_at", created).put("updated_at", created);
  }
}
