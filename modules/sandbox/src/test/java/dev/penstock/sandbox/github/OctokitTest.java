package dev.penstock.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OctokitTest {
  private final Codex codex = new Codex();

  @AfterEach
  void close() {
    codex.close();
  }

  @Test
  void comments_are_created_edited_paged_and_deleted() {
    Account bob = codex.github.person("bob");
    for (int i = 0; i < 250; i++) {
      codex.repository.comment(8, bob, "remark " + i);
    }
    JsonNode seen =
        codex.octokit(
            """
            const issue = { ...at, issue_number: 8 };
            const made = (await octokit.rest.issues.createComment({ ...issue, body: "first" })).data;
            const id = { ...at, comment_id: made.id };
            await octokit.rest.issues.updateComment({ ...id, body: "second" });
            const again = (await octokit.rest.issues.getComment(id)).data;
            const all = await octokit.paginate(octokit.rest.issues.listComments, { ...issue, per_page: 100 });
            const middle = await octokit.rest.issues.listComments({ ...issue, per_page: 100, page: 2 });
            const beyond = (await octokit.rest.issues.listComments({ ...issue, page: 99 })).data;
            await octokit.rest.issues.deleteComment(id);
            const gone = await octokit.rest.issues.getComment(id).catch((e) => e.status);
            print({ login: made.user.login, type: made.user.type, url: made.html_url, body: again.body,
              all: all.length, last: all.at(-1).body, middle: middle.data.length,
              link: middle.headers.link, beyond: beyond.length, gone });
            """);
    assertThat(seen.get("login").asText()).isEqualTo("github-actions[bot]");
    assertThat(seen.get("type").asText()).isEqualTo("Bot");
    assertThat(seen.get("url").asText())
        .startsWith("https://github.com/acme/codex/pull/8#issuecomment-");
    assertThat(seen.get("body").asText()).isEqualTo("second");
    assertThat(seen.get("all").asInt()).isEqualTo(251);
    assertThat(seen.get("last").asText()).isEqualTo("second");
    assertThat(seen.get("middle").asInt()).isEqualTo(100);
    assertThat(seen.get("link").asText())
        .contains("per_page=100&page=1>; rel=\"prev\"")
        .contains("per_page=100&page=3>; rel=\"next\"")
        .contains("per_page=100&page=3>; rel=\"last\"")
        .contains("per_page=100&page=1>; rel=\"first\"");
    assertThat(seen.get("beyond").asInt()).isZero();
    assertThat(seen.get("gone").asInt()).isEqualTo(404);
    assertThat(codex.repository.comments(8)).hasSize(250);
  }

  @Test
  void deployments_live_from_creation_to_deletion() {
    JsonNode seen =
        codex.octokit(
            """
            const environment = "preview/pr-8";
            const deploy = async (ref, more) => (await octokit.rest.repos.createDeployment({ ...at, ref,
              environment, auto_merge: false, required_contexts: [], payload: { version: 1 }, ...more })).data;
            const say = async (deployment, state, more) => (await octokit.rest.repos.createDeploymentStatus({
              ...at, deployment_id: deployment.id, state, ...more })).data;
            const states = async (deployment) => (await octokit.rest.repos.listDeploymentStatuses({
              ...at, deployment_id: deployment.id })).data.map((status) => status.state);
            const one = await deploy("feature/notes");
            await say(one, "in_progress");
            await say(one, "success", { environment_url: "https://codex-preview-8.codex.example" });
            const two = await deploy(one.sha, { description: "again" });
            await say(two, "success");
            const other = await deploy("main", { environment: "staging", transient_environment: true });
            await say(other, "success");
            const next = await deploy("main", { environment: "staging", transient_environment: true });
            await say(next, "success");
            const listed = (await octokit.rest.repos.listDeployments({ ...at, environment })).data;
            const refused = await octokit.rest.repos.deleteDeployment({ ...at, deployment_id: two.id })
              .catch((e) => [e.status, e.response.data.message]);
            await octokit.rest.repos.deleteDeployment({ ...at, deployment_id: one.id });
            const status = (await octokit.rest.repos.listDeploymentStatuses({ ...at, deployment_id: two.id })).data[0];
            const single = (await octokit.rest.repos.getDeploymentStatus({ ...at, deployment_id: two.id, status_id: status.id })).data;
            print({ sha: one.sha, payload: one.payload, one: listed[1].id === one.id, listed: listed.length,
              other: await states(other), two: await states(two), refused, single: single.state,
              none: (await octokit.rest.repos.listDeployments({ ...at, sha: "main" })).data.length });
            """);
    assertThat(seen.get("sha").asText()).isEqualTo(Codex.FIRST);
    assertThat(seen.get("payload").toString()).isEqualTo("{\"version\":1}");
    assertThat(seen.get("one").asBoolean()).isTrue();
    assertThat(seen.get("listed").asInt()).isEqualTo(2);
    assertThat(seen.get("two").toString()).isEqualTo("[\"success\"]");
    assertThat(seen.get("other").toString()).as("transient ones stay").isEqualTo("[\"success\"]");
    assertThat(seen.get("refused").toString()).contains("422", "cannot delete an active");
    assertThat(seen.get("single").asText()).isEqualTo("success");
    assertThat(seen.get("none").asInt()).isZero();
    assertThat(codex.repository.deployments("preview/pr-8"))
        .singleElement()
        .satisfies(left -> assertThat(left.state()).contains(DeploymentState.SUCCESS));
  }

  @Test
  void a_label_is_made_once_changed_and_taken_from_everything() {
    JsonNode seen =
        codex.octokit(
            """
            const label = { ...at, name: "production-api-1a2b3c4d" };
            const made = await Promise.all(Array.from({ length: 5 }, () =>
              octokit.rest.issues.createLabel({ ...label, description: "claimed" })
                .then((r) => r.status, (e) => e.response.data.errors[0].code)));
            await octokit.rest.issues.updateLabel({ ...label, description: "again" });
            const read = (await octokit.rest.issues.getLabel(label)).data.description;
            const issue = (await octokit.rest.issues.create({ ...at, title: "Down", labels: [label.name] })).data;
            const closed = (await octokit.rest.issues.update({ ...at, issue_number: issue.number,
              state: "closed", state_reason: "duplicate" })).data;
            await octokit.rest.issues.deleteLabel(label);
            const left = (await octokit.rest.issues.get({ ...at, issue_number: issue.number })).data.labels;
            const gone = await octokit.rest.issues.deleteLabel(label).catch((e) => e.status);
            const long = await octokit.rest.issues.createLabel({ ...at, name: "x".repeat(51) }).catch((e) => e.status);
            print({ made: made.sort(), read, labels: issue.labels.length, reason: closed.state_reason,
              left: left.length, gone, long });
            """);
    assertThat(seen.get("made").toString())
        .isEqualTo(
            "[201,\"already_exists\",\"already_exists\",\"already_exists\",\"already_exists\"]");
    assertThat(seen.get("read").asText()).isEqualTo("again");
    assertThat(seen.get("labels").asInt()).isEqualTo(1);
    assertThat(seen.get("reason").asText()).isEqualTo("duplicate");
    assertThat(seen.get("left").asInt()).isZero();
    assertThat(seen.get("gone").asInt()).isEqualTo(404);
    assertThat(seen.get("long").asInt()).isEqualTo(422);
    assertThat(codex.repository.plainIssues()).hasSize(1);
    assertThat(codex.repository.labelNames()).isEmpty();
  }

  @Test
  void a_workflow_run_goes_on_until_somebody_tells_of_its_end() {
    codex.repository.tell(WorkflowRun.completed(7, 2, "cancelled"));
    JsonNode seen =
        codex.octokit(
            """
            const run = async (run_id) => (await octokit.rest.actions.getWorkflowRun({ ...at, run_id })).data;
            const [going, ended] = [await run(6), await run(7)];
            print({ going: [going.status, going.run_attempt, going.conclusion],
              ended: [ended.status, ended.run_attempt, ended.conclusion] });
            """);
    assertThat(seen.get("going").toString()).isEqualTo("[\"in_progress\",1,null]");
    assertThat(seen.get("ended").toString()).isEqualTo("[\"completed\",2,\"cancelled\"]");
  }

  @Test
  void success_makes_earlier_lasting_deployments_inactive() {
    JsonNode seen =
        codex.octokit(
            """
            const deploy = async () => {
              const { data } = await octokit.rest.repos.createDeployment({ ...at, ref: "main",
                environment: "staging", auto_merge: false, required_contexts: [] });
              await octokit.rest.repos.createDeploymentStatus({ ...at, deployment_id: data.id, state: "success" });
              return data;
            };
            const one = await deploy();
            await deploy();
            const { data } = await octokit.rest.repos.listDeploymentStatuses({ ...at, deployment_id: one.id });
            print(data.map((status) => status.state));
            """);
    assertThat(seen.toString()).isEqualTo("[\"inactive\",\"success\"]");
  }

  @Test
  void checks_and_statuses_are_written_and_read() {
    JsonNode seen =
        codex.octokit(
            """
            const head = { ...at, ref: "feature/notes" };
            const sha = (await octokit.rest.pulls.get({ ...at, pull_number: 8 })).data.head.sha;
            const run = (await octokit.rest.checks.create({ ...at, name: "preview", head_sha: sha, status: "in_progress" })).data;
            await octokit.rest.checks.update({ ...at, check_run_id: run.id, conclusion: "success",
              output: { title: "Up", summary: "All three answer." } });
            const runs = (await octokit.rest.checks.listForRef({ ...head, check_name: "preview" })).data;
            const got = (await octokit.rest.checks.get({ ...at, check_run_id: run.id })).data;
            await octokit.rest.repos.createCommitStatus({ ...at, sha, state: "pending", context: "preview" });
            const before = (await octokit.rest.repos.getCombinedStatusForRef(head)).data.state;
            await octokit.rest.repos.createCommitStatus({ ...at, sha, state: "success", context: "preview",
              target_url: "https://codex-preview-8.codex.example", description: "up" });
            const after = (await octokit.rest.repos.getCombinedStatusForRef(head)).data;
            const all = (await octokit.rest.repos.listCommitStatusesForRef(head)).data;
            print({ total: runs.total_count, status: got.status, conclusion: got.conclusion,
              title: got.output.title, before, after: after.state, contexts: after.total_count, all: all.length });
            """);
    assertThat(seen.toString())
        .isEqualTo(
            "{\"total\":1,\"status\":\"completed\",\"conclusion\":\"success\",\"title\":\"Up\","
                + "\"before\":\"pending\",\"after\":\"success\",\"contexts\":1,\"all\":2}");
    assertThat(codex.repository.checks()).hasSize(1);
    assertThat(codex.repository.statuses()).hasSize(2);
  }

  @Test
  void issues_and_labels_are_made_found_and_closed() {
    JsonNode seen =
        codex.octokit(
            """
            const made = (await octokit.rest.issues.create({ ...at, title: "Deploy of api failed",
              body: "See the run.", labels: ["penstock"] })).data;
            const issue = { ...at, issue_number: made.number };
            await octokit.rest.issues.addLabels({ ...issue, labels: ["production"] });
            await octokit.rest.issues.removeLabel({ ...issue, name: "Production" });
            await octokit.rest.issues.createLabel({ ...at, name: "preview", color: "00ff00" });
            const labels = (await octokit.rest.issues.listLabelsForRepo(at)).data.map((label) => label.name);
            const open = (await octokit.rest.issues.listForRepo({ ...at, labels: "penstock" })).data;
            const found = (await octokit.rest.search.issuesAndPullRequests({
              q: 'repo:acme/codex is:issue is:open label:penstock "Deploy of api"' })).data;
            const closed = (await octokit.rest.issues.update({ ...issue, state: "closed", state_reason: "not_planned" })).data;
            const pulls = (await octokit.rest.pulls.list({ ...at, head: "acme:feature/notes" })).data;
            const files = (await octokit.rest.pulls.listFiles({ ...at, pull_number: 8 })).data;
            const mine = (await octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: pulls[0].head.sha })).data;
            print({ number: made.number, labels, open: open.length, found: found.total_count, state: closed.state,
              reason: closed.state_reason, by: closed.closed_by.login, pull: pulls[0].title, files: files[0].filename, mine: mine.length });
            """);
    assertThat(seen.get("number").asInt()).isEqualTo(9);
    assertThat(seen.get("labels").toString())
        .isEqualTo("[\"penstock\",\"production\",\"preview\"]");
    assertThat(seen.get("open").asInt()).isEqualTo(1);
    assertThat(seen.get("found").asInt()).isEqualTo(1);
    assertThat(seen.get("state").asText()).isEqualTo("closed");
    assertThat(seen.get("reason").asText()).isEqualTo("not_planned");
    assertThat(seen.get("by").asText()).isEqualTo("github-actions[bot]");
    assertThat(seen.get("pull").asText()).isEqualTo("Add <b>notes</b> `$(id)` 🎉");
    assertThat(seen.get("files").asText()).isEqualTo("services/api/src/index.ts");
    assertThat(seen.get("mine").asInt()).isEqualTo(1);
  }

  @Test
  void the_repository_its_people_and_its_limits_are_told() {
    codex.repository.grant(codex.github.person("alice"), Role.MAINTAIN);
    codex.github.person("mallory");
    JsonNode seen =
        codex.octokit(
            """
            const permission = async (username) => (await octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username }))
              .data;
            const alice = await permission("alice");
            const repository = (await octokit.rest.repos.get(at)).data;
            const limits = await octokit.rest.rateLimit.get();
            await octokit.rest.repos.createDeployment({ ...at, ref: "main", environment: "preview/pr-8",
              auto_merge: false, required_contexts: [] });
            const environment = (await octokit.rest.repos.getEnvironment({ ...at, environment_name: "preview/pr-8" })).data;
            const environments = (await octokit.rest.repos.getAllEnvironments(at)).data;
            const refused = await octokit.rest.repos.deleteAnEnvironment({ ...at, environment_name: "preview/pr-8" })
              .catch((e) => e.response.data.message);
            print({ permission: alice.permission, role: alice.role_name,
              mallory: (await permission("mallory")).permission,
              nobody: await permission("nobody").catch((e) => [e.status, e.response.data.message]),
              name: repository.full_name, main: repository.default_branch,
              used: limits.data.rate.used, limit: limits.headers["x-ratelimit-limit"],
              me: await octokit.rest.users.getAuthenticated().catch((e) => e.response.data.message),
              someone: (await octokit.rest.users.getByUsername({ username: "alice" })).data.login,
              environment: environment.name, environments: environments.total_count, refused });
            """);
    assertThat(seen.get("permission").asText()).isEqualTo("write");
    assertThat(seen.get("role").asText()).isEqualTo("maintain");
    assertThat(seen.get("mallory").asText()).isEqualTo("none");
    assertThat(seen.get("nobody").toString()).isEqualTo("[404,\"nobody is not a user\"]");
    assertThat(seen.get("name").asText()).isEqualTo("acme/codex");
    assertThat(seen.get("used").asInt()).isEqualTo(2);
    assertThat(seen.get("limit").asText()).isEqualTo("15000");
    assertThat(seen.get("me").asText()).isEqualTo("Resource not accessible by integration");
    assertThat(seen.get("someone").asText()).isEqualTo("alice");
    assertThat(seen.get("environment").asText()).isEqualTo("preview/pr-8");
    assertThat(seen.get("environments").asInt()).isEqualTo(1);
    assertThat(seen.get("refused").asText()).isEqualTo("Resource not accessible by integration");
  }
}
