package dev.penstock.acceptance;

import static dev.penstock.acceptance.Killings.Moment.AFTER_HANDLING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.sandbox.github.DeploymentState;
import dev.penstock.sandbox.http.Exchange;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Wherever a deploy to production or a rollback is killed, running it again leads to a state that
 * is proven, and the ledger tells the truth.
 *
 * <p>A kill after one request was handled leaves what a kill before the next one leaves; before the
 * first there is nothing to leave. So these kills are those before every request too.
 */
@ExtendWith(InWorld.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionKilledAnywhereTest {
  private final World world;
  private final ProductionView production;
  private final Checkout checkout = Checkout.production();
  private List<String> fast = List.of();
  private ProductionRun proven;
  private ProductionRun run;
  private int astray;

  ProductionKilledAnywhereTest(@Lasting World world) {
    this.world = world;
    this.production = new ProductionView(world);
    this.proven = push();
    this.run = proven;
  }

  @BeforeAll
  void learnToStartFast() {
    fast = StartedFast.trainedBy(proven.deploy());
    isDeployed(proven);
    run = push();
    deployAgain();
  }

  @Test
  void after_a_deploy_was_killed_at_any_request_running_it_again_deploys() {
    new Killings(world, "deploy, then again", () -> run.deploy().flags(fast))
        .atEveryRequest(AFTER_HANDLING, () -> run = push(), this::deployAgain);
  }

  @Test
  void after_a_rollback_was_killed_at_any_request_running_it_again_goes_to_the_same_release() {
    new Killings(world, "rollback, then again", () -> run.rollback().flags(fast))
        .atEveryRequest(AFTER_HANDLING, this::deployWhatIsNotWanted, this::rollBackAgain);
  }

  @Test
  void what_a_killed_deploy_has_promoted_goes_on_or_back_with_the_next_attempt() {
    Checkout gradual =
        Checkout.production()
            .edit(
                "penstock.yml",
                text -> text.replace("rollout: [100]", "rollout: {steps: [50, 100], hold: 1s}"));
    Checkout broken = Checkout.production().without("services/web/src/index.js");
    run = ProductionRun.pushed(world, gradual);
    List<Integer> promotions = requests(run.deploy(), "POST", "/deployments", "cloudflare");
    assertThat(promotions).as("half of the first, all of it, the second").hasSize(3);
    List<Integer> andNext = promotions.stream().flatMap(at -> Stream.of(at, at + 1)).toList();
    Killings killings = new Killings(world, "gradual deploy", () -> run.deploy().flags(fast));
    Runnable push = () -> run = ProductionRun.pushed(world, gradual);
    killings.at(promotions, AFTER_HANDLING, push, this::deployAgain);
    astray = 0;
    killings.at(andNext, AFTER_HANDLING, push, () -> goesBack(run.againIn(broken)));
    assertThat(astray).isGreaterThanOrEqualTo(promotions.size());
    run = push();
    deployAgain();
  }

  @Test
  void a_database_that_a_killed_rollback_has_restored_is_not_restored_again() {
    run = ProductionRun.of(world, checkout, World.commit());
    deployWhatIsNotWanted();
    List<Integer> restores = requests(restoring(run), "POST", "/restore", "neon");
    assertThat(restores).hasSize(1);
    int last = world.sandbox().exchanges().all().size();
    int restore = restores.getFirst();
    Killings killings =
        new Killings(world, "rollback with its database", () -> restoring(run).flags(fast));
    killings.at(
        // Neon's work may be asked for once less than before: then the run has no request of that
        // last number.
        List.of(restore, restore + 1, restore + 2, last - 3, last - 2, last - 1),
        AFTER_HANDLING,
        this::deployWhatIsNotWanted,
        this::restoreAgain);
  }

  private static Step restoring(ProductionRun rollback) {
    return rollback.rollback().with("database", "restore").with("confirm", ProductionView.NAME);
  }

  /**
   * Which requests of a run that is not killed are such ones, counted from 1. In one that is, work
   * of Neon's may be asked for once more, and they come one later.
   */
  private List<Integer> requests(Step step, String method, String pathEnd, String provider) {
    world.sandbox().exchanges().clear();
    step.runHere().succeeded();
    List<Exchange> all = world.sandbox().exchanges().all();
    return IntStream.range(0, all.size())
        .filter(
            at ->
                all.get(at).provider().equals(provider)
                    && all.get(at).method().equals(method)
                    && all.get(at).path().endsWith(pathEnd))
        .mapToObj(at -> at + 1)
        .toList();
  }

  private ProductionRun push() {
    return ProductionRun.pushed(world, checkout);
  }

  private void goesBack(ProductionRun again) {
    boolean isAstray = !production.serves(production.entryOf(proven));
    astray += isAstray ? 1 : 0;
    again.deploy().runHere().exited(1);
    ProductionView.Entry entry = production.entryOf(again);
    assertThat(entry.isIn(DeploymentState.FAILURE)).isTrue();
    assertThat(entry.payload().result())
        .isEqualTo(isAstray ? LedgerPayload.Result.ROLLED_BACK : LedgerPayload.Result.FAILED);
    production.serves(proven.commit(), entry);
    production.isAtRest();
    assertThat(production.openIssues()).hasSize(1);
  }

  /** What is written after the restore was done would be gone with another one. */
  private void restoreAgain() {
    String unwanted = run.commit();
    boolean restored = production.migrations(unwanted) == 0;
    if (restored) {
      production.write(unwanted);
    }
    int kept = production.keptBranches();
    ProductionRun again = run.again();
    restoring(again).runHere().succeeded();
    ProductionView.Entry entry = production.entryOf(again);
    assertThat(entry.isIn(DeploymentState.SUCCESS)).isTrue();
    production.serves(proven.commit(), entry);
    production.isAtRest();
    assertThat(production.migrations(unwanted)).isEqualTo(restored ? 1 : 0);
    assertThat(production.keptBranches()).isEqualTo(restored ? kept : kept + 1);
  }

  private void deployAgain() {
    ProductionRun again = run.again();
    again.deploy().runHere().succeeded();
    isDeployed(again);
    proven = again;
  }

  private void isDeployed(ProductionRun deployed) {
    ProductionView.Entry entry = production.entryOf(deployed);
    assertThat(entry.isIn(DeploymentState.SUCCESS)).isTrue();
    assertThat(entry.payload().kind()).isEqualTo(LedgerPayload.Kind.DEPLOY);
    assertThat(entry.payload().result()).isEqualTo(LedgerPayload.Result.PROVEN);
    assertThat(entry.payload().restorePoint()).isPresent();
    production.serves(deployed.commit(), entry);
    production.isAtRest();
    assertThat(production.openIssues()).isEmpty();
    assertThat(production.migrations(deployed.commit())).isEqualTo(1);
  }

  private void deployWhatIsNotWanted() {
    ProductionRun unwanted = push();
    unwanted.deploy().runHere().succeeded();
    run = ProductionRun.of(world, checkout, unwanted.commit());
  }

  private void rollBackAgain() {
    ProductionRun again = run.again();
    again.rollback().runHere().succeeded();
    ProductionView.Entry entry = production.entryOf(again);
    assertThat(entry.isIn(DeploymentState.SUCCESS)).isTrue();
    assertThat(entry.payload().kind()).isEqualTo(LedgerPayload.Kind.ROLLBACK);
    assertThat(entry.payload().result()).isEqualTo(LedgerPayload.Result.PROVEN);
    production.serves(proven.commit(), entry);
    production.isAtRest();
    assertThat(run.deploy().runHere().exited(4).reason()).isEqualTo("commit-on-hold");
  }
}
