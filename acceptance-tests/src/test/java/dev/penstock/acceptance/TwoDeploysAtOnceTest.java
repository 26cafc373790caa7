package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.sandbox.cloudflare.Cloudflare;
import dev.penstock.sandbox.github.DeploymentState;
import dev.penstock.sandbox.github.GitHub;
import dev.penstock.sandbox.http.Exchange;
import dev.penstock.sandbox.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several runs that deploy to one environment at the same time take turns, or do not begin. */
class TwoDeploysAtOnceTest {
  private static final String DEPLOYMENTS = "/repos/acme/codex/deployments";

  @Test
  void they_take_turns_and_one_that_may_not_wait_is_refused() throws InterruptedException {
    try (World world = World.running()) {
      Production mine = Production.of(world);
      Production yours = Production.of(world);
      Production impatient = Production.of(world);
      String myCommit = mine.push("services/web/src/page.ts");
      String yourCommit = yours.push("services/web/src/page.ts");
      CountDownLatch begun = begunBy(world, 2);

      RunningStep me = web(mine, myCommit).start();
      RunningStep you = web(yours, yourCommit).start();
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      StepRun third = web(impatient, impatient.push()).with("wait", "0s").run();
      StepRun mineDone = me.finish();
      StepRun yoursDone = you.finish();

      mineDone.succeeded();
      yoursDone.succeeded();
      third.exited(4);
      assertThat(third.reason()).isEqualTo("environment-busy");
      assertThat(mineDone.log() + yoursDone.log()).containsOnlyOnce("Waiting for run ");
      List<String> order = commitsAtWork(world, List.of(myCommit, yourCommit));
      assertThat(order)
          .as("each has its turn, once")
          .containsExactlyInAnyOrder(myCommit, yourCommit);
      assertThat(mine.commitAt(Production.WEB)).isEqualTo(order.getLast());
      assertThat(mine.newest().result()).isEqualTo(LedgerPayload.Result.PROVEN);
      assertThat(mine.deployments().getLast().commit()).isEqualTo(order.getLast());
      assertThat(mine.deployments().stream().flatMap(one -> one.state().stream()))
          .containsExactlyInAnyOrder(
              DeploymentState.SUCCESS, DeploymentState.SUCCESS, DeploymentState.ERROR);
      assertThat(world.sandbox().exchanges().failures()).isEmpty();
    }
  }

  private static Step web(Production production, String commit) {
    return production.deploy(commit).with("components", "web");
  }

  private static CountDownLatch begunBy(World world, int runs) {
    CountDownLatch begun = new CountDownLatch(runs);
    world
        .sandbox()
        .exchanges()
        .listen(
            exchange -> {
              if (exchange.provider().equals(GitHub.PROVIDER)
                  && exchange.method().equals("POST")
                  && exchange.path().equals(DEPLOYMENTS)) {
                begun.countDown();
              }
            });
    return begun;
  }

  /**
   * The commits whose code was uploaded or given traffic, in that order; one that comes back after
   * the other was at work is there twice.
   */
  private static List<String> commitsAtWork(World world, List<String> commits) {
    Map<String, String> versions = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Exchange exchange : world.sandbox().exchanges().of(Cloudflare.PROVIDER)) {
      if (isUpload(exchange)) {
        String commit = one(commits, exchange.requestBody().text());
        versions.put(
            Json.read(exchange.responseBody().toArray()).at("/result/id").asText(), commit);
        append(order, commit);
      } else if (isDeployment(exchange)) {
        JsonNode body = Json.read(exchange.requestBody().toArray());
        append(
            order, versions.getOrDefault(body.at("/versions/0/version_id").asText(), "nobody's"));
      }
    }
    return order;
  }

  private static boolean isUpload(Exchange exchange) {
    return exchange.method().equals("POST") && exchange.path().endsWith("/versions");
  }

  private static boolean isDeployment(Exchange exchange) {
    return exchange.method().equals("POST") && exchange.path().endsWith("/deployments");
  }

  private static String one(List<String> commits, String text) {
    return commits.stream().filter(text::contains).findFirst().orElseThrow();
  }

  private static void append(List<String> order, String commit) {
    if (order.isEmpty() || !order.getLast().equals(commit)) {
      order.add(commit);
    }
  }
}
