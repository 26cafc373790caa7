package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.stream.Stream;

/** Runs of workflows (docs.github.com/rest/actions/workflow-runs). */
final class WorkflowRunEndpoints {
  private static final String DOCS = "actions/workflow-runs#";
  private static final long WORKFLOW = 161_335;

  private WorkflowRunEndpoints() {}

  static void addTo(Routes routes) {
    routes.get(
        "/actions/runs/{id}",
        DOCS + "get-a-workflow-run",
        Need.read(Scope.ACTIONS),
        WorkflowRunEndpoints::get);
  }

  private static Reply get(Visit visit) {
    return Reply.json(200, shape(visit, visit.repository().run(visit.number("id"))));
  }

  private static ObjectNode shape(Visit visit, WorkflowRun run) {
    Urls urls = visit.urls();
    ObjectNode shape = Json.object().put("id", run.id()).put("name", "Deploy");
    shape.put("node_id", Ids.node("WFR", run.id())).put("check_suite_id", run.id() + 1);
    shape.put("head_branch", Repository.MAIN).put("head_sha", visit.repository().mainCommit());
    shape.put("path", ".github/workflows/deploy.yml").put("display_title", "Deploy");
    shape.put("run_number", 1).put("run_attempt", run.attempt()).put("event", "push");
    shape.put("status", run.status()).put("conclusion", run.conclusion().orElse(null));
    addLinks(shape, run, urls);
    addPeople(shape, visit);
    shape.set("repository", RepositoryShape.of(visit.repository(), urls));
    shape.set("head_repository", RepositoryShape.of(visit.repository(), urls));
    shape.putNull("head_commit").putArray("pull_requests");
    return shape;
  }

  private static void addLinks(ObjectNode shape, WorkflowRun run, Urls urls) {
    String url = urls.repo("/actions/runs/" + run.id());
    shape.put("url", url).put("html_url", urls.web("/actions/runs/" + run.id()));
    Stream.of("jobs", "logs", "artifacts", "cancel", "rerun")
        .forEach(link -> shape.put(link + "_url", url + "/" + link));
    shape.put("check_suite_url", urls.repo("/check-suites/" + (run.id() + 1)));
    shape.put("workflow_url", urls.repo("/actions/workflows/" + WORKFLOW));
    shape.put("workflow_id", WORKFLOW).putNull("previous_attempt_url");
  }

  private static void addPeople(ObjectNode shape, Visit visit) {
    String now = visit.repository().now().toString();
    shape.put("created_at", now).put("updated_at", now).put("run_started_at", now);
    ObjectNode owner = AccountShape.of(visit.repository().owner(), visit.urls().base());
    shape.set("actor", owner);
    shape.set("triggering_actor", owner.deepCopy());
  }
}
