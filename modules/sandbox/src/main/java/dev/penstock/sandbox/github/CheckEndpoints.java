package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Check runs (docs.github.com/rest/checks/runs). Only apps write them. */
final class CheckEndpoints {
  private static final int SUMMARY_LIMIT = 65_535;
  private static final String DOCS = "checks/runs#";
  private static final Need READ = Need.read(Scope.CHECKS);
  private static final Need WRITE = Need.write(Scope.CHECKS);
  private static final Set<String> CONCLUSIONS =
      Set.of(
          "action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out");

  private CheckEndpoints() {}

  static void addTo(Routes routes) {
    routes
        .post("/check-runs", DOCS + "create-a-check-run", WRITE, CheckEndpoints::create)
        .get("/check-runs/{id}", DOCS + "get-a-check-run", READ, CheckEndpoints::get)
        .patch("/check-runs/{id}", DOCS + "update-a-check-run", WRITE, CheckEndpoints::update)
        .get(
            "/commits/{ref}/check-runs",
            DOCS + "list-check-runs-for-a-git-reference",
            READ,
            CheckEndpoints::list);
  }

  private static Reply create(Visit visit) {
    onlyApps(visit);
    Fields fields = visit.fields();
    String commit = fields.required("CheckRun", "head_sha");
    fields.required("CheckRun", "name");
    if (!visit.repository().refs().resolve(commit).equals(java.util.Optional.of(commit))) {
      throw Problem.of(422, "No commit found for SHA: " + commit, visit.docs());
    }
    ObjectNode blank = blank(visit);
    blank.setAll(changes(visit, fields));
    CheckRun made = visit.repository().checkRuns().add(id -> new CheckRun(id, commit, blank));
    return Reply.json(201, shape(visit, made));
  }

  private static void onlyApps(Visit visit) {
    if (visit.actor().kind() != Account.Kind.BOT) {
      throw Problem.of(403, "You must authenticate via a GitHub App.", visit.docs());
    }
  }

  private static ObjectNode blank(Visit visit) {
    ObjectNode blank = Json.object().put("status", "queued").put("external_id", "");
    blank.putNull("conclusion").putNull("completed_at").putNull("details_url");
    return blank.put("started_at", visit.repository().now().toString());
  }

  /** The fields of the request that become part of the answer. */
  private static ObjectNode changes(Visit visit, Fields fields) {
    ObjectNode changes = Json.object();
    Stream.of("name", "status", "external_id", "details_url", "started_at", "completed_at")
        .forEach(name -> fields.text(name).ifPresent(value -> changes.put(name, value)));
    fields.text("conclusion").ifPresent(conclusion -> conclude(visit, changes, conclusion));
    if (changes.path("status").asText().equals("completed") && !changes.has("conclusion")) {
      throw Problem.invalid("CheckRun", "conclusion", "missing_field", visit.docs());
    }
    fields.node("output").ifPresent(output -> changes.set("output", output(visit, output)));
    return changes;
  }

  private static void conclude(Visit visit, ObjectNode changes, String conclusion) {
    if (!CONCLUSIONS.contains(conclusion)) {
      throw Problem.invalid("CheckRun", "conclusion", "invalid", visit.docs());
    }
    changes.put("conclusion", conclusion).put("status", "completed");
    if (!changes.has("completed_at")) {
      changes.put("completed_at", visit.repository().now().toString());
    }
  }

  private static ObjectNode output(Visit visit, JsonNode output) {
    Fields fields = new Fields(output, visit.docs());
    ObjectNode kept = Json.object();
    kept.put("title", fields.text("title").orElse(null));
    kept.put("summary", fields.text("CheckRun", "summary", SUMMARY_LIMIT).orElse(null));
    kept.put("text", fields.text("CheckRun", "text", SUMMARY_LIMIT).orElse(null));
    return kept.put("annotations_count", output.path("annotations").size());
  }

  private static Reply get(Visit visit) {
    CheckRun run = visit.found(visit.repository().checkRuns().find(visit.number("id")));
    return Reply.json(200, shape(visit, run));
  }

  private static Reply update(Visit visit) {
    onlyApps(visit);
    ObjectNode changes = changes(visit, visit.fields());
    CheckRun run =
        visit.found(
            visit
                .repository()
                .checkRuns()
                .change(visit.number("id"), before -> before.with(changes)));
    return Reply.json(200, shape(visit, run));
  }

  private static Reply list(Visit visit) {
    String ref = visit.call().param("ref");
    String commit = visit.found(visit.repository().refs().resolve(ref));
    List<CheckRun> runs =
        visit.repository().checkRuns().all().reversed().stream()
            .filter(run -> run.commit().equals(commit))
            .filter(run -> visit.query("check_name").map(run.name()::equals).orElse(true))
            .filter(run -> visit.query("status").map(run.status()::equals).orElse(true))
            .toList();
    return Page.of(visit.call()).reply("check_runs", runs, run -> shape(visit, run));
  }

  private static ObjectNode shape(Visit visit, CheckRun run) {
    Urls urls = visit.urls();
    String url = urls.repo("/check-runs/" + run.id());
    ObjectNode shape = Json.object().put("id", run.id()).put("head_sha", run.commit());
    shape.put("node_id", Ids.node("CR", run.id())).put("url", url);
    shape.put("html_url", urls.web("/runs/" + run.id()));
    shape.putObject("output").putNull("title").putNull("summary").putNull("text");
    shape.withObject("/output").put("annotations_count", 0);
    shape.setAll(run.fields().deepCopy());
    shape.withObject("/output").put("annotations_url", url + "/annotations");
    shape.putObject("check_suite").put("id", 5);
    shape.set("app", AppShape.actions(urls.base()));
    shape.putArray("pull_requests");
    return shape;
  }
}
