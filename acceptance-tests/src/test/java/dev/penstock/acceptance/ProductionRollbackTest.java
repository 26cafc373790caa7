package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.github.Deployment;
import dev.penstock.sandbox.github.DeploymentState;
import dev.penstock.sandbox.http.Exchange;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What a person on call does about a release that was proven and is bad all the same. Two good
 * deploys come first; each test goes on from what the one before has left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionRollbackTest {
  private World world;
  private Production production;
  private String first = "";
  private String second = "";
  private Deployment firstDeployment;

  @BeforeAll
  void deployTwice() {
    world = World.running();
    production = Production.of(world);
    first = production.push();
    production.deploy(first).run().succeeded();
    firstDeployment = production.deployments().getLast();
    production.write("Written before the second deploy");
    second = production.push("shared/respond.ts");
    production.deploy(second).run().succeeded();
    production.write("Written after the second deploy");
    production.serves(second);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @AfterEach
  void check() {
    assertThat(world.sandbox().exchanges().failures()).isEmpty();
    world.sandbox().exchanges().clear();
  }

  @Test
  @Order(1)
  void the_release_before_serves_again_and_the_database_stays() {
    StepRun run = production.rollback().with("to", "last-proven").run().succeeded();

    production.serves(first);
    assertThat(run.output("state")).isEqualTo("proven");
    assertThat(run.log().indexOf("Roll back web"))
        .as("in reverse order")
        .isLessThan(run.log().indexOf("Roll back auth"));
    assertThat(run.summary()).contains("is back at", first.substring(0, 7), "gantt");
    assertThat(titles()).contains("Written after the second deploy");

    assertThat(production.deployments()).hasSize(3);
    assertThat(production.deployments().getLast().state()).contains(DeploymentState.SUCCESS);
    assertThat(production.deployments().getLast().commit()).isEqualTo(first);
    assertThat(production.newest().kind()).isEqualTo(LedgerPayload.Kind.ROLLBACK);
    assertThat(production.newest().result()).isEqualTo(LedgerPayload.Result.PROVEN);
    assertThat(production.newest().hold()).contains(second);
  }

  @Test
  @Order(2)
  void the_commit_that_was_left_is_not_deployed_again_by_itself() {
    StepRun run = production.deploy(second).run().exited(4);

    assertThat(run.reason()).isEqualTo("commit-on-hold");
    assertThat(run.log()).contains("ignore-hold");
    assertThat(changes()).isEmpty();
    production.serves(first);
  }

  @Test
  @Order(3)
  void a_database_is_not_restored_without_the_environments_name() {
    Step restore = production.rollback().with("database", "restore");
    StepRun unconfirmed = restore.run().exited(2);
    StepRun wrong = restore.with("confirm", "staging").run().exited(2);

    assertThat(unconfirmed.log()).contains("confirm", "must be the environment's name");
    assertThat(wrong.log()).contains("confirm", "must be the environment's name");
    assertThat(changes()).isEmpty();
  }

  @Test
  @Order(4)
  void a_confirmed_restore_takes_back_what_was_written_and_keeps_it_in_a_branch() {
    StepRun run =
        production
            .rollback()
            .with("to", Long.toString(firstDeployment.id()))
            .with("database", "restore")
            .with("confirm", Production.NAME)
            .run()
            .succeeded();

    assertThat(run.output("state")).isEqualTo("proven");
    production.serves(first);
    assertThat(titles())
        .contains("Written before the second deploy")
        .doesNotContain("Written after the second deploy");
    assertThat(production.get(Production.API, "/notes"))
        .contains("Written before the second deploy")
        .doesNotContain("Written after the second deploy");
    List<String> kept =
        world.sandbox().neon().branches(CodexWorld.NEON_PROJECT).stream()
            .filter(branch -> !branch.equals(CodexWorld.PRODUCTION))
            .toList();
    assertThat(kept).hasSize(1);
    assertThat(titles(kept.getFirst())).contains("Written after the second deploy");
  }

  @Test
  @Order(5)
  void what_the_ledger_does_not_know_is_nothing_to_go_back_to() {
    StepRun run = production.rollback().with("to", "abcdef0123").run().exited(2);

    assertThat(run.reason()).isEqualTo("rollback-target-unknown");
    assertThat(changes()).isEmpty();
  }

  @Test
  @Order(6)
  void old_code_is_not_put_on_a_schema_that_it_may_not_run_on() {
    production
        .checkout()
        .edit("penstock.yml", text -> text.replace("compatible: true", "compatible: false"));
    production.addMigration("ALTER TABLE \"notes\" RENAME COLUMN \"body\" TO \"content\";\n");
    String third = production.push("services/web/src/page.ts");
    production.deploy(third).with("components", "web").run().succeeded();
    world.sandbox().exchanges().clear();

    StepRun run = production.rollback().run().exited(4);

    assertThat(run.reason()).isEqualTo("schema-moved-on");
    assertThat(run.log()).contains("Go forward", "database: restore");
    assertThat(production.commitAt(Production.WEB)).isEqualTo(third);
    assertThat(production.newest().result())
        .as("the refused run is none of the environment's")
        .isEqualTo(LedgerPayload.Result.BEGUN);
  }

  private List<String> titles() {
    return titles(CodexWorld.PRODUCTION);
  }

  private List<String> titles(String branch) {
    return world
        .sandbox()
        .neon()
        .sql(CodexWorld.NEON_PROJECT, branch, "SELECT title FROM notes")
        .stream()
        .map(List::getFirst)
        .toList();
  }

  private List<String> changes() {
    return world.sandbox().exchanges().all().stream()
        .filter(exchange -> !exchange.method().equals("GET"))
        .map(Exchange::summary)
        .toList();
  }
}
