package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.github.DeploymentState;
import org.junit.jupiter.api.Test;

/** What matters most, with wrangler 4.86: the last one that runs on Node 20. */
class ProductionWithOlderWranglerTest {

  @Test
  void a_deploy_proves_itself_and_one_with_an_unhealthy_second_service_undoes_itself() {
    try (World world = World.running()) {
      Production production = Production.of(world);
      production.checkout().useOlderWrangler();
      String good = production.push();
      production.deploy(good).run().succeeded();
      production.serves(good);
      assertThat(callers(world)).contains("wrangler/4.86.0").doesNotContain("wrangler/4.164");

      production.breakNewVersions(Production.AUTH);
      StepRun run = production.deploy(production.push("shared/respond.ts")).run().exited(1);

      assertThat(run.output("state")).isEqualTo("rolled-back");
      production.serves(good);
      assertThat(production.deployments())
          .extracting(one -> one.state().orElseThrow())
          .containsExactly(DeploymentState.SUCCESS, DeploymentState.FAILURE);
      assertThat(production.openIssues()).hasSize(1);
      assertThat(world.sandbox().exchanges().failures()).isEmpty();
    }
  }

  private static String callers(World world) {
    return world.sandbox().exchanges().all().stream()
        .map(exchange -> exchange.caller())
        .distinct()
        .toList()
        .toString();
  }
}
