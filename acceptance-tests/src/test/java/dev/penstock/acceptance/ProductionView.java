package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.pipeline.ledger.LedgerFormat;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.edge.EdgeClient;
import dev.penstock.sandbox.github.Deployment;
import dev.penstock.sandbox.github.DeploymentState;
import dev.penstock.sandbox.github.Issue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What production is, seen from outside: what serves, what the ledger says, what was migrated. */
record ProductionView(World world) {
  static final String NAME = "production";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The Workers and their hosts. */
  private static final Map<String, String> HOSTS =
      Map.of("codex-api", "api." + CodexWorld.ZONE, "codex-web", CodexWorld.ZONE);

  /** A run's line in the ledger. */
  record Entry(Deployment deployment, LedgerPayload payload) {
    boolean isIn(DeploymentState state) {
      return deployment.state().equals(Optional.of(state));
    }

    boolean isOpen() {
      return payload.result() == LedgerPayload.Result.BEGUN && !isIn(DeploymentState.ERROR);
    }
  }

  /** Everything in the ledger, oldest first. */
  List<Entry> ledger() {
    return world.repository().deployments(NAME).stream()
        .flatMap(
            one ->
                LedgerFormat.read(one.request().payload()).stream()
                    .map(payload -> new Entry(one, payload)))
        .toList();
  }

  private List<Entry> endedOf(ProductionRun run) {
    return ledger().stream()
        .filter(entry -> entry.payload().run().id().equals(Optional.of(Long.toString(run.id()))))
        .filter(entry -> entry.payload().result() != LedgerPayload.Result.BEGUN)
        .toList();
  }

  /** The only entry of that attempt of the run; those before it may have got to theirs, or not. */
  Entry entryOf(ProductionRun run) {
    List<Entry> ended = endedOf(run);
    assertThat(ended)
        .as("one entry of each attempt")
        .extracting(entry -> entry.payload().run().attempt())
        .doesNotHaveDuplicates();
    assertThat(ended).isNotEmpty();
    assertThat(ended.getLast().payload().run().attempt()).isEqualTo(run.attempt());
    return ended.getLast();
  }

  /** Whether the Workers' traffic goes to the entry's releases and to nothing else. */
  boolean serves(Entry entry) {
    return entry.payload().services().stream()
        .allMatch(
            service ->
                world
                    .sandbox()
                    .cloudflare()
                    .traffic(service.name())
                    .equals(Map.of(service.release(), 100.0)));
  }

  /** Asserts that every host serves the commit, from the releases that the entry tells of. */
  void serves(String commit, Entry entry) {
    for (ReleasedService service : entry.payload().services()) {
      assertThat(world.sandbox().cloudflare().traffic(service.name()))
          .as(service.name())
          .containsOnlyKeys(service.release());
      assertThat(service.commit()).isEqualTo(commit);
    }
    assertThat(entry.payload().services())
        .extracting(ReleasedService::name)
        .hasSameElementsAs(HOSTS.keySet());
    HOSTS.values().forEach(host -> assertThat(version(host)).as(host).isEqualTo(commit));
  }

  private String version(String host) {
    var cloudflare = world.sandbox().cloudflare();
    try {
      String body =
          EdgeClient.of(cloudflare.edge(), cloudflare.certificate()).get(host, "/health").body();
      return JSON.readTree(body).path("version").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asserts that no run counts as going on. */
  void isAtRest() {
    assertThat(ledger()).as("counts as going on").noneMatch(Entry::isOpen);
  }

  List<Issue> openIssues() {
    return world.repository().plainIssues().stream().filter(issue -> issue.state().open()).toList();
  }

  /** How often a commit's migration was applied. */
  int migrations(String commit) {
    return sql("SELECT count(*) FROM migrated WHERE commit = '" + commit + "'");
  }

  /** Writes to the database as the application does. */
  void write(String commit) {
    world
        .sandbox()
        .neon()
        .sql(
            CodexWorld.NEON_PROJECT,
            CodexWorld.PRODUCTION,
            "INSERT INTO migrated VALUES ('" + commit + "')");
  }

  /** How many branches hold what was there before a restore. */
  int keptBranches() {
    return (int)
        world.sandbox().neon().branches(CodexWorld.NEON_PROJECT).stream()
            .filter(name -> name.startsWith("production-kept-"))
            .count();
  }

  private int sql(String query) {
    return Integer.parseInt(
        world
            .sandbox()
            .neon()
            .sql(CodexWorld.NEON_PROJECT, CodexWorld.PRODUCTION, query)
            .getFirst()
            .getFirst());
  }
}
