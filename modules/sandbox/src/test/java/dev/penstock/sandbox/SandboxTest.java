package dev.penstock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {
  private static final Path ROOT = Path.of(System.getProperty("penstock.root", "../.."));
  private static final String BRANCHES = "/projects/still-fog-12345678/branches";

  private Sandbox sandbox;
  private Caller caller;

  @BeforeAll
  void start() {
    Path baseline = ROOT.resolve("examples/codex/database/baseline.sql");
    Path home = Path.of("target", "sandbox-home").toAbsolutePath();
    sandbox = Sandbox.start(SandboxOptions.codex(home).recordingWorkers().withBaseline(baseline));
    caller = new Caller(sandbox.environment());
  }

  @AfterEach
  void settle() {
    sandbox.faults().clear();
    sandbox.settle();
    assertThat(sandbox.exchanges().failures()).isEmpty();
  }

  @AfterAll
  void close() {
    caller.client().close();
    sandbox.close();
  }

  @Test
  void the_environment_names_what_a_caller_needs() {
    assertThat(sandbox.environment().keySet())
        .containsExactly(
            "NEON_API_HOST",
            "NEON_API_KEY",
            "NEON_PROJECT_ID",
            "CLOUDFLARE_API_BASE_URL",
            "CLOUDFLARE_API_TOKEN",
            "CLOUDFLARE_ACCOUNT_ID",
            "GITHUB_API_URL",
            "GITHUB_TOKEN",
            "GITHUB_REPOSITORY",
            "PENSTOCK_DNS_SERVER",
            "PENSTOCK_EDGE",
            "SSL_CERT_FILE",
            "PENSTOCK_SANDBOX");
    assertThat(Path.of(sandbox.environment().get("SSL_CERT_FILE"))).isReadable();
  }

  @Test
  void production_is_there_and_its_database_has_rows() throws Exception {
    assertThat(sandbox.neon().sql("still-fog-12345678", "production", "SELECT title FROM notes"))
        .contains(List.of("How we deploy"));
    assertThat(sandbox.cloudflare().workers()).containsAll(CodexWorld.WORKERS);
    assertThat(sandbox.cloudflare().records(CodexWorld.ZONE)).hasSizeGreaterThanOrEqualTo(4);
    JsonNode pull = caller.github("GET", "/repos/acme/codex/pulls/8", "").body();
    assertThat(pull.at("/head/sha").asText()).isEqualTo(CodexWorld.FIRST_COMMIT);
    assertThat(pull.get("state").asText()).isEqualTo("open");
  }

  @Test
  void what_a_preview_makes_is_left_over_until_it_is_gone() throws Exception {
    assertThat(sandbox.leftovers()).isEmpty();
    caller.neon("POST", BRANCHES, "{'branch':{'name':'pr-77'}}");
    String zone =
        caller
            .cloudflare("GET", "/zones?name=codex.example", "")
            .body()
            .at("/result/0/id")
            .asText();
    String records = "/zones/" + zone + "/dns_records";
    JsonNode record =
        caller
            .cloudflare(
                "POST",
                records,
                "{'type':'CNAME','name':'codex-preview-77.codex.example',"
                    + "'content':'codex.example','proxied':true,'ttl':1}")
            .body();
    String deployments = "/repos/acme/codex/deployments";
    long deployment =
        caller
            .github("POST", deployments, "{'ref':'main','environment':'preview/pr-77'}")
            .body()
            .get("id")
            .asLong();
    assertThat(sandbox.leftovers())
        .extracting(Leftover::provider, Leftover::kind)
        .containsExactly(
            tuple("cloudflare", "dns-record"),
            tuple("github", "deployment"),
            tuple("neon", "branch"));
    String branch = sandbox.neon().branch("still-fog-12345678", "pr-77").orElseThrow().id();
    sandbox.neon().finishOperations();
    caller.neon("DELETE", BRANCHES + "/" + branch, "");
    caller.cloudflare("DELETE", records + "/" + record.at("/result/id").asText(), "");
    caller.github("POST", deployments + "/" + deployment + "/statuses", "{'state':'inactive'}");
    assertThat(sandbox.leftovers()).isEmpty();
    assertThat(sandbox.missing()).isEmpty();
  }

  private String records() throws IOException, InterruptedException {
    JsonNode zones = caller.cloudflare("GET", "/zones?name=codex.example", "").body();
    return "/zones/" + zones.at("/result/0/id").asText() + "/dns_records";
  }

  @Test
  void what_belongs_and_is_gone_is_missed() throws Exception {
    JsonNode record = sandbox.cloudflare().records(CodexWorld.ZONE).getFirst();
    caller.cloudflare("DELETE", records() + "/" + record.get("id").asText(), "");
    assertThat(sandbox.missing())
        .singleElement()
        .satisfies(missed -> assertThat(missed.name()).contains(record.get("name").asText()));
  }

  @Test
  void workflow_runs_are_ended_and_issues_are_read_from_outside() throws Exception {
    String run = "/repos/acme/codex/actions/runs/4711";
    assertThat(caller.github("GET", run, "").body().get("status").asText())
        .isEqualTo("in_progress");
    caller.control("POST", "/github/runs/4711", "{'conclusion':'cancelled','attempt':2}");
    JsonNode ended = caller.github("GET", run, "").body();
    assertThat(ended.get("status").asText()).isEqualTo("completed");
    assertThat(ended.get("run_attempt").asInt()).isEqualTo(2);

    JsonNode issue =
        caller
            .github(
                "POST",
                "/repos/acme/codex/issues",
                "{'title':'Down','body':'api answers 500','labels':['deploy-failure']}")
            .body();
    caller.github(
        "POST",
        "/repos/acme/codex/issues/" + issue.get("number") + "/comments",
        "{'body':'Looking'}");
    JsonNode shown = caller.control("GET", "/github/issues", "").body().get(0);
    assertThat(shown.get("title").asText()).isEqualTo("Down");
    assertThat(shown.get("state").asText()).isEqualTo("open");
    assertThat(shown.at("/labels/0").asText()).isEqualTo("deploy-failure");
    assertThat(shown.at("/comments/0/body").asText()).isEqualTo("Looking");
  }

  @Test
  void trouble_at_the_edge_is_ordered_and_taken_back_from_outside() throws Exception {
    String host = "'host':'API.codex.example'";
    caller.control("POST", "/edge/faults", "{" + host + ",'fault':'status','status':503}");
    caller.control("POST", "/edge/faults", "{" + host + ",'fault':'latency','milliseconds':5}");
    caller.control("POST", "/edge/faults", "{" + host + ",'fault':'stale','new_versions':true}");
    caller.control("POST", "/edge/faults", "{" + host + ",'fault':'certificate','times':3}");
    caller.control(
        "POST", "/edge/faults", "{" + host + ",'fault':'status','status':500,'seconds':0}");

    assertThat(caller.control("GET", "/edge/faults", "").body().get("pending").asInt())
        .isEqualTo(4);
    caller.control("DELETE", "/edge/faults", "");
    assertThat(sandbox.cloudflare().edgeFaults().pending()).isZero();
    for (String wrong :
        List.of("{'fault':'status'}", "{" + host + ",'fault':'flood'}", "{" + host + "}")) {
      assertThat(caller.control("POST", "/edge/faults", wrong).status()).isEqualTo(400);
    }
  }

  @Test
  void faults_are_ordered_and_taken_back_from_outside() throws Exception {
    String comments = "/repos/acme/codex/issues/8/comments";
    caller.control(
        "POST",
        "/faults",
        "{'provider':'github','method':'POST',"
            + "'template':'/repos/{owner}/{repo}/issues/{number}/comments',"
            + "'fault':'answer','status':503,'headers':{'Retry-After':'1'},'times':2}");
    assertThat(caller.github("GET", comments, "").status()).isEqualTo(200);
    assertThat(caller.github("POST", comments, "{'body':'lost'}").status()).isEqualTo(503);
    assertThat(caller.control("GET", "/faults", "").body().get("pending").asInt()).isEqualTo(1);
    caller.control("DELETE", "/faults", "");
    assertThat(caller.github("POST", comments, "{'body':'said'}").status()).isEqualTo(201);
  }

  @Test
  void a_lasting_fault_is_ordered_from_outside() throws Exception {
    caller.control("POST", "/faults", "{'fault':'answer','status':503,'lasting':true}");
    assertThat(caller.github("GET", "/repos/acme/codex", "").status()).isEqualTo(503);
    assertThat(caller.neon("GET", BRANCHES, "").status()).isEqualTo(503);
    caller.control("DELETE", "/faults", "");
    assertThat(caller.github("GET", "/repos/acme/codex", "").status()).isEqualTo(200);
  }

  @Test
  void a_fault_that_makes_no_sense_is_refused_with_a_sentence() throws Exception {
    Caller.Response unknown = caller.control("POST", "/faults", "{'fault':'flood'}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body().get("message").asText()).isEqualTo("no such fault: \"flood\"");
    Caller.Response shapeless = caller.control("POST", "/faults", "{'fault':'answer'}");
    assertThat(shapeless.body().get("message").asText()).contains("status from 200 to 599");
  }

  @Test
  void a_process_is_killed_at_a_request_on_order_from_outside() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    assertThat(
            caller.control("POST", "/kills", "{'pid':" + sleeper.pid() + ",'request':2}").status())
        .isEqualTo(204);
    caller.github("GET", "/repos/acme/codex", "");
    assertThat(sleeper.isAlive()).isTrue();
    assertThatThrownBy(() -> caller.neon("POST", BRANCHES, "{}")).isInstanceOf(IOException.class);
    assertThat(sleeper.waitFor(5, TimeUnit.SECONDS)).as("it was killed").isTrue();
    assertThat(sandbox.leftovers()).as("it was not handled").isEmpty();
  }

  @Test
  void limits_are_ordered_from_outside() throws Exception {
    caller.control("POST", "/github/limits", "{'limit':'primary','status':429,'seconds':30}");
    assertThat(caller.github("GET", "/repos/acme/codex", "").status()).isEqualTo(429);
    caller.control("POST", "/github/limits", "{'limit':'none'}");
    caller.control("POST", "/github/limits", "{'limit':'secondary'}");
    assertThat(caller.github("GET", "/repos/acme/codex", "").status()).isEqualTo(403);
    assertThat(caller.github("GET", "/repos/acme/codex", "").status()).isEqualTo(200);
  }

  @Test
  void what_people_do_to_a_pull_request_is_answered_with_its_event() throws Exception {
    String commit = "d".repeat(40);
    JsonNode pushed =
        caller.control("POST", "/github/pulls/8/push", "{'commit':'" + commit + "'}").body();
    assertThat(pushed.get("action").asText()).isEqualTo("synchronize");
    assertThat(pushed.get("after").asText()).isEqualTo(commit);
    assertThat(caller.control("POST", "/github/pulls/8/close", "").body().get("action").asText())
        .isEqualTo("closed");
    assertThat(caller.control("POST", "/github/pulls/8/reopen", "").body().get("action").asText())
        .isEqualTo("reopened");
    assertThat(caller.control("GET", "/github/pulls/8/comments", "").body().toString())
        .contains("Does this need a migration?");
    assertThat(caller.control("POST", "/github/pulls/404/close", "").status()).isEqualTo(400);
  }

  @Test
  void what_was_asked_can_be_read_without_bodies_and_tokens() throws Exception {
    caller.github("GET", "/repos/acme/codex", "");
    JsonNode exchanges = caller.control("GET", "/exchanges?provider=github", "").body();
    assertThat(exchanges.at("/counts/github").asLong()).isPositive();
    assertThat(exchanges.get("exchanges").toString())
        .contains("github GET /repos/acme/codex → 200")
        .doesNotContain("neon")
        .doesNotContain(sandbox.environment().get("GITHUB_TOKEN"));
    assertThat(caller.control("GET", "/leftovers", "").body())
        .isEqualTo(Json.read(new byte[] {'[', ']'}));
  }

  @Test
  void when_each_request_arrived_can_be_read_and_forgotten() throws Exception {
    caller.control("DELETE", "/exchanges", "");
    long before = System.currentTimeMillis() * 1000;
    caller.github("GET", "/repos/acme/codex", "");
    JsonNode exchanges = caller.control("GET", "/exchanges", "").body();
    assertThat(exchanges.get("arrived")).hasSameSizeAs(exchanges.get("exchanges"));
    assertThat(exchanges.at("/arrived/0").asLong()).isBetween(before, before + 60_000_000);
    caller.control("DELETE", "/exchanges", "");
    assertThat(caller.control("GET", "/exchanges", "").body().get("exchanges")).isEmpty();
  }
}
