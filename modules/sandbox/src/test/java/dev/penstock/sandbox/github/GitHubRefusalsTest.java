package dev.penstock.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Secret;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each way in which GitHub says no, once. */
class GitHubRefusalsTest {
  private static final String COMMENTS = "/repos/acme/codex/issues/8/comments";
  private static final String DEPLOYMENTS = "/repos/acme/codex/deployments";

  private final Codex codex = new Codex();

  @AfterEach
  void close() {
    codex.close();
  }

  @Test
  void a_token_it_does_not_know_is_bad() throws Exception {
    HttpResponse<byte[]> refused = codex.sendAs(Secret.of("ghs_unknown"), "GET", COMMENTS, "");
    assertRefused(refused, 401, "Bad credentials");
  }

  @Test
  void somebody_without_a_token_sees_no_private_repository() throws Exception {
    assertRefused(codex.getAnonymously("/repos/acme/codex"), 404, "Not Found");
    assertRefused(codex.getAnonymously("/user"), 401, "Requires authentication");
  }

  @Test
  void a_token_without_the_right_may_read_but_not_write() throws Exception {
    Secret reader = codex.github.workflowToken(codex.repository, Permissions.readOnly());
    assertThat(codex.sendAs(reader, "GET", COMMENTS, "").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> refused = codex.sendAs(reader, "POST", COMMENTS, Map.of("body", "no"));
    assertRefused(refused, 403, "Resource not accessible by integration");
    assertThat(Codex.json(refused).get("documentation_url").asText())
        .isEqualTo("https://docs.github.com/rest/issues/comments#create-an-issue-comment");
    assertThat(codex.repository.comments(8)).isEmpty();
  }

  @Test
  void a_token_for_deploys_writes_deployments_and_issues_and_nothing_else() throws Exception {
    Secret deploy = codex.github.workflowToken(codex.repository, Permissions.deploy());
    String run = "/repos/acme/codex/actions/runs/1";
    assertThat(codex.sendAs(deploy, "GET", run, "").statusCode()).isEqualTo(200);
    assertThat(
            codex
                .sendAs(deploy, "POST", "/repos/acme/codex/labels", Map.of("name", "down"))
                .statusCode())
        .isEqualTo(201);
    assertThat(codex.sendAs(deploy, "POST", DEPLOYMENTS, Map.of("ref", "main")).statusCode())
        .isEqualTo(201);
    Secret without =
        codex.github.workflowToken(
            codex.repository, Permissions.deploy().with(Scope.ACTIONS, Permissions.Level.NONE));
    assertRefused(
        codex.sendAs(without, "GET", run, ""), 403, "Resource not accessible by integration");
    assertRefused(
        codex.sendAs(deploy, "GET", "/repos/acme/codex/commits/main/status", ""),
        403,
        "Resource not accessible by integration");
  }

  @Test
  void a_workflows_token_sees_no_other_repository() throws Exception {
    codex.github.create("acme", "secret");
    assertRefused(codex.get("/repos/acme/secret"), 404, "Not Found");
    Secret owner = codex.github.personalToken("alice", Permissions.everything());
    assertThat(codex.sendAs(owner, "GET", "/repos/acme/secret", "").statusCode()).isEqualTo(200);
  }

  @Test
  void a_person_is_told_about_itself() throws Exception {
    Secret alice = codex.github.personalToken("alice", Permissions.everything());
    assertThat(Codex.json(codex.sendAs(alice, "GET", "/user", "")).get("login").asText())
        .isEqualTo("alice");
    assertRefused(
        codex.sendAs(
            alice,
            "POST",
            "/repos/acme/codex/check-runs",
            Map.of("name", "preview", "head_sha", Codex.FIRST)),
        403,
        "You must authenticate via a GitHub App.");
  }

  @Test
  void what_is_not_there_is_not_found() throws Exception {
    for (String path :
        new String[] {
          "/repos/acme/nothing",
          "/repos/acme/codex/issues/99/comments",
          "/repos/acme/codex/issues/comments/1",
          "/repos/acme/codex/pulls/7",
          "/repos/acme/codex/deployments/1",
          "/teapots",
        }) {
      assertRefused(codex.get(path), 404, "Not Found");
    }
  }

  @Test
  void a_comment_has_room_for_65536_characters_and_no_more() throws Exception {
    String fits = "🎉".repeat(65_536);
    assertThat(codex.send("POST", COMMENTS, Map.of("body", fits)).statusCode()).isEqualTo(201);
    HttpResponse<byte[]> refused = codex.send("POST", COMMENTS, Map.of("body", fits + "."));
    assertRefused(refused, 422, "Validation Failed");
    assertThat(Codex.json(refused).at("/errors/0/message").asText())
        .isEqualTo("Body is too long (maximum is 65536 characters)");
  }

  @Test
  void a_body_that_is_missing_or_broken_is_told_apart() throws Exception {
    HttpResponse<byte[]> missing = codex.send("POST", COMMENTS, Map.of());
    assertRefused(missing, 422, "Validation Failed");
    assertThat(Codex.json(missing).at("/errors/0/code").asText()).isEqualTo("missing_field");
    assertRefused(codex.send("POST", COMMENTS, "{"), 400, "Problems parsing JSON");
  }

  @Test
  void a_deployment_needs_a_ref_that_exists() throws Exception {
    assertRefused(
        codex.send("POST", DEPLOYMENTS, Map.of("ref", "nowhere")),
        422,
        "No ref found for: nowhere");
  }

  @Test
  void a_deployment_conflicts_with_a_failed_status_unless_no_context_is_required()
      throws Exception {
    codex.send(
        "POST",
        "/repos/acme/codex/statuses/" + Codex.FIRST,
        Map.of("state", "failure", "context", "ci"));
    HttpResponse<byte[]> conflict = codex.send("POST", DEPLOYMENTS, Map.of("ref", "feature/notes"));
    assertRefused(conflict, 409, "Conflict: Commit status checks failed for feature/notes.");
    assertThat(Codex.json(conflict).at("/errors/0/contexts/0/context").asText()).isEqualTo("ci");
    Map<String, Object> careless =
        Map.of("ref", "feature/notes", "required_contexts", java.util.List.of());
    assertThat(codex.send("POST", DEPLOYMENTS, careless).statusCode()).isEqualTo(201);
  }

  @Test
  void an_active_deployment_is_deleted_only_when_it_is_the_only_one() throws Exception {
    codex.send("POST", DEPLOYMENTS, Map.of("ref", "main"));
    codex.send("POST", DEPLOYMENTS, Map.of("ref", "main"));
    String first = DEPLOYMENTS + "/" + codex.repository.deployments().getFirst().id();
    assertRefused(
        codex.send("DELETE", first, ""),
        422,
        "We cannot delete an active deployment unless it is the only deployment in a given"
            + " environment.");
    codex.send("POST", first + "/statuses", Map.of("state", "inactive"));
    assertThat(codex.send("DELETE", first, "").statusCode()).isEqualTo(204);
    String second = DEPLOYMENTS + "/" + codex.repository.deployments().getFirst().id();
    assertThat(codex.send("DELETE", second, "").statusCode()).isEqualTo(204);
    assertThat(codex.repository.deployments()).isEmpty();
  }

  @Test
  void a_status_is_short_and_points_to_the_web() throws Exception {
    codex.send("POST", DEPLOYMENTS, Map.of("ref", "main"));
    String statuses =
        DEPLOYMENTS + "/" + codex.repository.deployments().getFirst().id() + "/statuses";
    for (Map<String, String> wrong :
        java.util.List.of(
            Map.of("state", "success", "description", "x".repeat(141)),
            Map.of("state", "success", "environment_url", "javascript:alert(1)"),
            Map.of("state", "splendid"))) {
      assertRefused(codex.send("POST", statuses, wrong), 422, "Validation Failed");
    }
  }

  @Test
  void the_primary_limit_refuses_all_but_the_question_about_it() throws Exception {
    for (int status : new int[] {403, 429}) {
      codex.github.limits().exhaust(status, Duration.ofMinutes(5));
      HttpResponse<byte[]> refused = codex.get("/repos/acme/codex");
      assertRefused(refused, status, "API rate limit exceeded for installation ID 8675309.");
      assertThat(refused.headers().firstValue("x-ratelimit-remaining")).contains("0");
      assertThat(refused.headers().firstValueAsLong("x-ratelimit-reset").orElseThrow())
          .isGreaterThan(System.currentTimeMillis() / 1000);
      assertThat(Codex.json(codex.get("/rate_limit")).at("/rate/remaining").asInt()).isZero();
    }
    codex.github.limits().restore();
    assertThat(codex.get("/repos/acme/codex").statusCode()).isEqualTo(200);
  }

  @Test
  void the_secondary_limit_comes_with_and_without_the_time_to_wait() throws Exception {
    codex.github.limits().secondary(1, Optional.of(Duration.ofSeconds(7)));
    HttpResponse<byte[]> timed = codex.get("/repos/acme/codex");
    assertThat(timed.statusCode()).isEqualTo(403);
    assertThat(timed.headers().firstValue("retry-after")).contains("7");
    codex.github.limits().secondary(1, Optional.empty());
    HttpResponse<byte[]> silent = codex.get("/repos/acme/codex");
    assertThat(silent.statusCode()).isEqualTo(403);
    assertThat(silent.headers().firstValue("retry-after")).isEmpty();
    assertThat(Codex.json(silent).get("message").asText()).contains("secondary rate limit");
    assertThat(codex.get("/repos/acme/codex").statusCode()).isEqualTo(200);
  }

  @Test
  void what_did_not_change_is_not_sent_again_and_costs_nothing() throws Exception {
    HttpResponse<byte[]> first = codex.get("/repos/acme/codex");
    String tag = first.headers().firstValue("etag").orElseThrow();
    HttpResponse<byte[]> second = codex.get("/repos/acme/codex", "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("x-ratelimit-used"))
        .isEqualTo(first.headers().firstValue("x-ratelimit-used").map(used -> "1"));
    codex.repository.comment(8, codex.github.person("bob"), "hi");
    String comments = codex.get(COMMENTS).headers().firstValue("etag").orElseThrow();
    codex.repository.comment(8, codex.github.person("bob"), "hi again");
    assertThat(codex.get(COMMENTS, "If-None-Match", comments).statusCode()).isEqualTo(200);
  }

  private static void assertRefused(HttpResponse<byte[]> response, int status, String message) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Codex.json(response).get("message").asText()).isEqualTo(message);
    assertThat(Codex.json(response).get("status").asText()).isEqualTo(String.valueOf(status));
  }
}
