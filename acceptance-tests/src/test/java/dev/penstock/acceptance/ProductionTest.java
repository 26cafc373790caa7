package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.cloudflare.Cloudflare;
import dev.penstock.sandbox.github.DeploymentState;
import dev.penstock.sandbox.github.Issue;
import dev.penstock.sandbox.http.Exchange;
import dev.penstock.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A production environment from its first deploy on, with the real wrangler, Workers and database:
 * each test goes on from what the one before has left, which is a proven release every time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionTest {
  private World world;
  private Production production;

  /** The commit of the first good deploy. */
  private String first = "";

  @BeforeAll
  void start() {
    world = World.running();
    production = Production.of(world);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @AfterEach
  void mend() {
    production.mend();
    assertThat(world.sandbox().exchanges().failures()).isEmpty();
    world.sandbox().exchanges().clear();
  }

  @Test
  @Order(1)
  void a_first_deploy_that_is_unhealthy_gives_way_to_what_people_had_deployed() {
    production.breakNewVersions(Production.API);
    StepRun run = production.deploy(production.push()).with("components", "api").run().exited(1);

    assertThat(run.reason()).isEqualTo("unhealthy");
    assertThat(run.output("state")).isEqualTo("rolled-back");
    production.serves(CodexWorld.PRODUCTION_COMMIT);
    assertThat(production.deployments().getLast().state()).contains(DeploymentState.FAILURE);
  }

  @Test
  @Order(2)
  void a_healthy_deploy_is_served_recorded_and_told() {
    first = production.push();
    StepRun run = production.deploy(first).run().succeeded();

    production.serves(first);
    assertThat(run.output("state")).isEqualTo("proven");
    assertThat(run.output("services")).isEqualTo("api,auth,web");
    assertThat(run.output("url")).isEqualTo("https://codex.example");
    assertThat(run.output("issue")).isEmpty();
    assertThat(run.summary())
        .contains("gantt", "Promote api", "Prove web", "Migrations", "Restore point")
        .contains("https://api.codex.example", "https://auth.codex.example");
    assertThat(appliedMigrations()).isEqualTo(2);
    assertThat(production.get(Production.WEB, "/")).contains("Notes have topics now");

    assertThat(production.deployments()).as("one for each run").hasSize(2);
    assertThat(run.output("deployment"))
        .isEqualTo(Long.toString(production.deployments().getLast().id()));
    assertRecorded(DeploymentState.SUCCESS, LedgerPayload.Result.PROVEN, first);
    assertThat(production.newest().schema()).isPresent();
    assertThat(production.newest().restorePoint()).isPresent();
    assertThat(production.openIssues()).isEmpty();
  }

  @Test
  @Order(3)
  void an_unhealthy_second_service_takes_the_first_back_with_it() {
    production.breakNewVersions(Production.AUTH);
    String bad = production.push("shared/respond.ts");
    StepRun run = production.deploy(bad).run().exited(1);

    production.serves(first);
    assertThat(run.output("state")).isEqualTo("rolled-back");
    assertThat(run.log()).contains("Prove api", "Prove auth", "Roll back auth", "Roll back api");
    assertThat(run.log().indexOf("Roll back auth"))
        .as("in reverse order")
        .isLessThan(run.log().indexOf("Roll back api"));
    assertThat(run.log()).doesNotContain("Promote web");
    assertThat(appliedMigrations()).isEqualTo(2);
    assertRecorded(DeploymentState.FAILURE, LedgerPayload.Result.ROLLED_BACK, first);

    assertThat(production.openIssues()).hasSize(1);
    Issue issue = production.openIssues().getFirst();
    assertThat(run.output("issue")).endsWith("/" + issue.number());
    assertThat(issue.title()).contains("production", "auth");
    assertThat(issue.body().orElse(""))
        .contains("gh workflow run rollback.yml", "What is wrong", "Roll the services back")
        .contains(bad.substring(0, 7), first.substring(0, 7));
    production.revert("shared/respond.ts");
  }

  @Test
  @Order(4)
  void the_same_failure_again_updates_the_issue_and_a_healthy_deploy_closes_it() {
    production.breakNewVersions(Production.AUTH);
    String bad = production.push("services/auth/src/index.ts");
    production.deploy(bad).with("components", "auth").run().exited(1);
    assertThat(production.openIssues()).hasSize(1);
    production.mend();

    String good = production.push("services/auth/src/index.ts");
    StepRun run = production.deploy(good).with("components", "auth").run().succeeded();
    production.serves(first, good, first);
    assertThat(run.output("services")).isEqualTo("auth");
    assertThat(production.openIssues()).isEmpty();
  }

  @Test
  @Order(5)
  void what_did_not_change_is_skipped_with_the_reason() {
    String auth = production.commitAt(Production.AUTH);
    String api = production.commitAt(Production.API);
    String good = production.push("services/web/src/page.ts");
    StepRun run = production.deploy(good).run().succeeded();

    production.serves(api, auth, good);
    assertThat(run.output("services")).isEqualTo("web");
    assertThat(run.summary())
        .contains("api was skipped: unchanged since " + api.substring(0, 7))
        .contains("auth was skipped: unchanged since " + auth.substring(0, 7));
    assertThat(uploads()).allMatch(path -> path.contains("/codex-web/"));
  }

  @Test
  @Order(6)
  void a_release_that_visitors_are_not_served_is_the_wrong_version_and_goes_back() {
    String before = production.commitAt(Production.WEB);
    production.keepServingWhatIsLive(Production.WEB);
    String unseen = production.push("services/web/src/page.ts");
    StepRun run = production.deploy(unseen).with("components", "web").run().exited(1);

    assertThat(run.reason()).isEqualTo("wrong-version");
    assertThat(run.output("state")).isEqualTo("rolled-back");
    assertThat(run.summary()).contains("api was skipped: not among the components");
    production.mend();
    assertThat(production.commitAt(Production.WEB)).isEqualTo(before);
    assertThat(production.openIssues()).hasSize(1);
  }

  @Test
  @Order(7)
  void a_migration_that_fails_stops_everything_and_tells_the_way_back() {
    String before = production.commitAt(Production.WEB);
    production.addMigration(
        """
        CREATE TABLE half_done (id int);
        --> statement-breakpoint
        SELECT * FROM no_such_table;
        """);
    String broken = production.push("services/web/src/page.ts");
    StepRun run = production.deploy(broken).with("components", "web").run().exited(1);

    assertThat(run.reason()).isEqualTo("migration-failed");
    assertThat(run.output("state")).isEqualTo("stopped");
    assertThat(run.log())
        .contains("no_such_table")
        .contains("penstock rollback --environment=production")
        .contains("gh workflow run rollback.yml -f environment=production");
    assertThat(uploads()).isEmpty();
    assertThat(production.commitAt(Production.WEB)).isEqualTo(before);
    assertThat(appliedMigrations()).isEqualTo(2);
    assertThat(production.deployments().getLast().state()).contains(DeploymentState.FAILURE);
    assertThat(production.newest().result()).isEqualTo(LedgerPayload.Result.FAILED);
    production.removeMigration();
  }

  @Test
  @Order(8)
  void a_gradual_rollout_raises_its_share_step_by_step() {
    production
        .checkout()
        .edit(
            "penstock.yml",
            text ->
                text.replace(
                    "        name: codex-api\n",
                    """
                            name: codex-api
                            rollout: { steps: [10, 50, 100], hold: 1s }
                    """));
    String good = production.push("services/api/src/notes.ts");
    StepRun run = production.deploy(good).with("components", "api").run().succeeded();

    String release = production.newest().services().getFirst().release();
    assertThat(shares(release)).containsExactly(10, 50, 100);
    assertThat(run.log()).contains("Prove api at its share", "Watch api at 50 %");
    assertThat(production.commitAt(Production.API)).isEqualTo(good);
    assertThat(production.openIssues()).as("closed by this good deploy").isEmpty();
  }

  @Test
  @Order(9)
  void an_unhealthy_version_gets_no_more_than_its_first_share() {
    String before = production.commitAt(Production.API);
    production.breakNewVersions(Production.API);
    String bad = production.push("services/api/src/notes.ts");
    StepRun run = production.deploy(bad).with("components", "api").run().exited(1);

    assertThat(run.output("state")).isEqualTo("rolled-back");
    assertThat(run.log()).contains("Promote api to 10 %").doesNotContain("to 50 %");
    assertThat(production.commitAt(Production.API)).isEqualTo(before);
  }

  /** Where code was sent to. */
  private List<String> uploads() {
    return world.sandbox().exchanges().of(Cloudflare.PROVIDER).stream()
        .filter(exchange -> exchange.method().equals("POST"))
        .map(Exchange::path)
        .filter(path -> path.endsWith("/versions"))
        .toList();
  }

  /** What a release was given of the traffic, one after the other. */
  private List<Integer> shares(String release) {
    return world.sandbox().exchanges().of(Cloudflare.PROVIDER).stream()
        .filter(exchange -> exchange.method().equals("POST"))
        .filter(exchange -> exchange.path().endsWith("/deployments"))
        .map(exchange -> Json.read(exchange.requestBody().toArray()))
        .flatMap(body -> body.path("versions").valueStream())
        .filter(version -> version.path("version_id").asText().equals(release))
        .map(version -> version.path("percentage").asInt())
        .toList();
  }

  private int appliedMigrations() {
    return Integer.parseInt(
        production.sql("SELECT count(*) FROM drizzle.__drizzle_migrations").getFirst().getFirst());
  }

  private void assertRecorded(
      DeploymentState state, LedgerPayload.Result result, String servedCommit) {
    assertThat(production.deployments().getLast().state()).contains(state);
    assertThat(production.newest().result()).isEqualTo(result);
    assertThat(production.newest().services())
        .extracting(ReleasedService::service)
        .containsExactly("api", "auth", "web");
    assertThat(production.newest().services())
        .allSatisfy(
            service -> {
              assertThat(service.commit()).isEqualTo(servedCommit);
              assertThat(world.sandbox().cloudflare().traffic(service.name()))
                  .containsExactly(Map.entry(service.release(), 100.0));
            });
  }
}
