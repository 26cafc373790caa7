package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.pipeline.ledger.LedgerFormat;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.runtime.Inputs;
import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.edge.EdgeClient;
import dev.penstock.sandbox.edge.EdgeFault;
import dev.penstock.sandbox.edge.EdgeOrder;
import dev.penstock.sandbox.github.Deployment;
import dev.penstock.sandbox.github.Issue;
import dev.penstock.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The lasting environment of the example, as workflow runs deploy to it. Immutable; the environment
 * itself lives in the world.
 *
 * @param checkout what the runs have checked out
 */
record Production(World world, Checkout checkout) {
  static final String NAME = "production";
  static final String API = "api.codex.example";
  static final String AUTH = "auth.codex.example";
  static final String WEB = "codex.example";

  /** What the services sign with; nothing else is made of it. */
  static final String SIGNING_KEY = "signing-key-of-the-tests/4711+=";

  private static final String MIGRATION = "0002_more";
  private static final String JOURNAL = "migrations/meta/_journal.json";
  private static final String ENTRY =
      """
          {
            "idx": 2,
            "version": "7",
            "when": 1793720000000,
            "tag": "%s",
            "breakpoints": true
          }
      """
          .formatted(MIGRATION);

  private static final AtomicLong COMMITS = new AtomicLong();
  private static final AtomicLong RUNS = new AtomicLong(7_000_000_000L);

  /** The example, its proofs given up after seconds instead of minutes. */
  static Production of(World world) {
    return new Production(world, Checkout.codex().edit("penstock.yml", Production::impatient));
  }

  private static String impatient(String config) {
    return config
        .replace("      policy: default\n", "")
        .replace(
            "      version: { json: version }\n",
            """
                  version: { json: version }
                  policy: { preset: default, deadline: 8s }
            """);
  }

  /** Somebody changes a file and pushes to the main branch; the commit is a new one. */
  String push(String file) {
    checkout.edit(file, text -> text + "// changed: " + RUNS.incrementAndGet() + "\n");
    return push();
  }

  /** Somebody takes back such changes of a file. */
  void revert(String file) {
    checkout.edit(file, text -> text.replaceAll("// changed: .*\n", ""));
  }

  /**
   * Somebody pushes to the main branch what is checked out; the first digits tell commits apart.
   */
  String push() {
    String commit = "%08x%032x".formatted(0xc0de0000L + COMMITS.incrementAndGet(), 0);
    world.repository().push("main", commit);
    return commit;
  }

  /** Somebody adds a migration. */
  void addMigration(String sql) {
    checkout.write("migrations/" + MIGRATION + ".sql", sql);
    checkout.edit(JOURNAL, text -> text.replace("    }\n  ]", "    },\n" + ENTRY + "  ]"));
  }

  /** Somebody takes it back. */
  void removeMigration() {
    checkout.edit(JOURNAL, text -> text.replace("    },\n" + ENTRY, "    }\n"));
  }

  /** The deploy of a commit, in a workflow run of its own. */
  Step deploy(String commit) {
    return step("deploy").with("commit", commit);
  }

  /** The rollback, in a workflow run of its own. */
  Step rollback() {
    return step("rollback");
  }

  private Step step(String action) {
    Map<String, String> environment = new HashMap<>(world.job(checkout.folder()));
    environment.put("GITHUB_EVENT_NAME", "workflow_dispatch");
    environment.put("GITHUB_RUN_ID", Long.toString(RUNS.incrementAndGet()));
    environment.put("BETTER_AUTH_SECRET", SIGNING_KEY);
    world.credentials().forEach((input, value) -> environment.put(Inputs.variableOf(input), value));
    return Step.of(action, environment).with("environment", NAME);
  }

  /** From now on what is uploaded for that host is unhealthy; what was uploaded before is well. */
  void breakNewVersions(String host) {
    order(EdgeOrder.of(host, new EdgeFault.Status(500)).ofNewVersions());
  }

  /** Whatever goes live at that host, visitors go on meeting what is live now. */
  void keepServingWhatIsLive(String host) {
    order(EdgeOrder.of(host, new EdgeFault.Stale()));
  }

  private void order(EdgeOrder order) {
    world.sandbox().cloudflare().edgeFaults().order(order);
  }

  /** All is well at the edge again. */
  void mend() {
    world.sandbox().cloudflare().edgeFaults().clear();
  }

  /** The commit that a visitor of the host is served. */
  String commitAt(String host) {
    byte[] answer = get(host, "/health").getBytes(StandardCharsets.UTF_8);
    return Json.read(answer).path("version").asText();
  }

  /** What a visitor gets. */
  String get(String host, String path) {
    return visit(host, EdgeClient.request("GET " + path + " HTTP/1.1", "Host: " + host));
  }

  /** Somebody writes a note. */
  void write(String title) {
    String body = "{\"title\":\"" + title + "\"}";
    visit(
        API,
        EdgeClient.request(
                "POST /notes HTTP/1.1",
                "Host: " + API,
                "Content-Type: application/json",
                "Content-Length: " + body.length())
            + body);
  }

  private String visit(String host, String request) {
    var cloudflare = world.sandbox().cloudflare();
    EdgeClient visitor = EdgeClient.of(cloudflare.edge(), cloudflare.certificate());
    try {
      return visitor.send(host, request).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asserts what visitors of the three hosts are served. */
  void serves(String commit) {
    serves(commit, commit, commit);
  }

  /** Asserts what visitors of each host are served. */
  void serves(String api, String auth, String web) {
    assertThat(Stream.of(API, AUTH, WEB).map(this::commitAt)).containsExactly(api, auth, web);
  }

  /** The rows of a query on production's database. */
  List<List<String>> sql(String query) {
    return world.sandbox().neon().sql(CodexWorld.NEON_PROJECT, CodexWorld.PRODUCTION, query);
  }

  /** What the environment's deployments on GitHub tell, oldest first. */
  List<Deployment> deployments() {
    return world.repository().deployments(NAME);
  }

  /** What the newest deployment that a run has recorded holds. */
  LedgerPayload newest() {
    JsonNode payload = deployments().getLast().request().payload();
    return (payload.isTextual() ? LedgerFormat.read(payload.asText()) : LedgerFormat.read(payload))
        .orElseThrow();
  }

  /** The issues that are open. */
  List<Issue> openIssues() {
    return world.repository().plainIssues().stream().filter(issue -> issue.state().open()).toList();
  }
}
