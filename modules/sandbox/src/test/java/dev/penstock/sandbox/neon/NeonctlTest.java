package dev.penstock.sandbox.neon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.clients.Invocation;
import dev.penstock.sandbox.clients.NodeClients;
import dev.penstock.sandbox.clients.Output;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Drives the real neonctl 5.0.1 through the commands of the recording, in its order: each test uses
 * what the ones before it left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NeonctlTest {

  private static final String PROJECT = "proud-sun-123456";

  private final NodeClients clients = NodeClients.installed();
  private final ExchangeLog log = new ExchangeLog();
  private final Neon neon =
      Neon.start(NeonOptions.standard().withOperations(Duration.ZERO), new Faults(), log);

  @BeforeAll
  void seed() {
    neon.seed(ProjectSeed.of(PROJECT, "app", "app_owner").withBranch("main"));
    neon.sql(PROJECT, "main", "create table items (id int primary key)");
  }

  @AfterAll
  void stop() {
    neon.close();
    assertThat(log.failures()).isEmpty();
  }

  private Output neonctl(String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.add("--no-analytics");
    return clients.neonctl(Invocation.of(arguments).with(neon.environment()));
  }

  private Output inProject(String command) {
    return neonctl(command + " --project-id " + PROJECT);
  }

  private JsonNode json(String command) {
    return inProject(command + " -o json").succeeded().json();
  }

  @Test
  @Order(1)
  void knows_me_and_my_projects() {
    assertThat(neonctl("me -o json").succeeded().json().path("login").asText()).isEqualTo("dev");
    JsonNode projects = neonctl("projects list -o json").succeeded().json();
    assertThat(projects.at("/projects/0/id").asText()).isEqualTo(PROJECT);
  }

  @Test
  @Order(2)
  void lists_branches() {
    assertThat(json("branches list").at("/0/name").asText()).isEqualTo("main");
  }

  @Test
  @Order(3)
  void creates_branches_with_and_without_a_compute() {
    JsonNode created = json("branches create --name preview/pr-7");
    assertThat(created.at("/branch/name").asText()).isEqualTo("preview/pr-7");
    assertThat(created.at("/endpoints/0/id").asText()).startsWith("ep-");
    json(
        "branches create --name preview/pr-8 --parent main"
            + " --expires-at 2037-01-01T00:00:00Z --no-compute");
    assertThat(neon.branch(PROJECT, "preview/pr-8").flatMap(BranchFacts::expiresAt)).isPresent();
    assertThat(neon.branches(PROJECT)).containsExactly("main", "preview/pr-7", "preview/pr-8");
  }

  @Test
  @Order(4)
  void tells_of_a_name_that_is_taken() {
    Output output = inProject("branches create --name preview/pr-7 -o json");
    assertThat(output.exit()).isNotZero();
    assertThat(output.err()).contains("branch with the provided name already exists");
  }

  @Test
  @Order(5)
  void gets_a_branch_by_name() {
    assertThat(json("branches get preview/pr-7").path("name").asText()).isEqualTo("preview/pr-7");
  }

  @Test
  @Order(6)
  void writes_connection_strings_that_connect() throws Exception {
    String direct =
        inProject("connection-string preview/pr-7 --ssl omit").succeeded().out().strip();
    assertThat(NeonFixture.query(direct + "?sslmode=disable", "select current_user"))
        .isEqualTo("app_owner");
    String pooled =
        inProject(
                "connection-string preview/pr-7 --pooled --database-name app"
                    + " --role-name app_owner --prisma")
            .succeeded()
            .out();
    assertThat(pooled).contains("pgbouncer=true").startsWith("postgresql://app_owner:");
    assertThat(inProject("connection-string -o json").succeeded().out()).contains("/app?");
  }

  @Test
  @Order(7)
  void shows_how_schemas_differ() {
    neon.sql(PROJECT, "preview/pr-7", "alter table items add column name text");
    String diff = inProject("branches schema-diff main preview/pr-7").succeeded().out();
    assertThat(diff).contains("+    name text");
  }

  @Test
  @Order(8)
  void restores_and_resets_to_the_parent() {
    String count =
        "select count(*) from pg_attribute where attrelid = 'items'::regclass and attnum > 0";
    json("branches restore preview/pr-7 ^parent");
    assertThat(neon.sql(PROJECT, "preview/pr-7", count)).isEqualTo(List.of(List.of("1")));
    neon.sql(PROJECT, "preview/pr-7", "alter table items add column name text");
    json("branches reset preview/pr-7 --parent");
    assertThat(neon.sql(PROJECT, "preview/pr-7", count)).isEqualTo(List.of(List.of("1")));
  }

  @Test
  @Order(9)
  void goes_back_in_time() {
    String moment = sql("preview/pr-7", "select pg_current_wal_lsn()");
    neon.sql(PROJECT, "preview/pr-7", "insert into items values (7)");
    json("branches restore preview/pr-7 ^self@" + moment + " --preserve-under-name pr-7-backup");
    assertThat(sql("preview/pr-7", "select count(*) from items")).isEqualTo("0");
    assertThat(sql("pr-7-backup", "select count(*) from items")).isEqualTo("1");

    // Its times end with milliseconds.
    String now = sql("preview/pr-7", "select to_char(clock_timestamp() + '1 ms', '" + ISO + "')");
    sql("preview/pr-7", "select pg_sleep(0.002)");
    neon.sql(PROJECT, "preview/pr-7", "insert into items values (8)");
    json("branches restore preview/pr-7 ^self@" + now + " --preserve-under-name pr-7-again");
    assertThat(sql("preview/pr-7", "select count(*) from items")).isEqualTo("0");
  }

  private static final String ISO = "YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"";

  private String sql(String branch, String query) {
    return neon.sql(PROJECT, branch, query).getFirst().getFirst();
  }

  @Test
  @Order(10)
  void renames_and_lets_expire() {
    json("branches rename preview/pr-7 preview/pr-77");
    json("branches set-expiration preview/pr-77 --expires-at 2037-01-02T00:00:00Z");
    assertThat(neon.branch(PROJECT, "preview/pr-77").flatMap(BranchFacts::expiresAt))
        .hasValueSatisfying(at -> assertThat(at).hasToString("2037-01-02T00:00:00Z"));
  }

  @Test
  @Order(11)
  void lists_databases_roles_and_operations() {
    assertThat(json("databases list --branch preview/pr-77").at("/0/name").asText())
        .isEqualTo("app");
    assertThat(json("roles list --branch preview/pr-77").at("/0/name").asText())
        .isEqualTo("app_owner");
    assertThat(json("operations list").at("/0/status").asText()).isEqualTo("finished");
  }

  @Test
  @Order(12)
  void calls_the_api_directly() {
    String out = neonctl("api /projects/" + PROJECT + "/branches").succeeded().out();
    assertThat(out).contains("preview/pr-77");
  }

  @Test
  @Order(13)
  void deletes_a_branch_and_tells_of_one_that_is_not_there() {
    json("branches delete preview/pr-77");
    assertThat(neon.branches(PROJECT)).contains("main").doesNotContain("preview/pr-77");
    Output output = inProject("branches delete nope -o json");
    assertThat(output.exit()).isNotZero();
    assertThat(output.err()).contains("Branch nope not found");
  }
}
