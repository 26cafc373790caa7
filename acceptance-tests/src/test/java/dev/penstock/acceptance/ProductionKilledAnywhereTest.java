package dev.penstock.acceptance;

import static dev.penstock.acceptance.Killings.Moment.AFTER_HANDLING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.sandbox.github.DeploymentState;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Wherever a deploy to production or a rollback is killed, running it again leads to a state that
 * is proven, and the ledger tells the truth.
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

  private ProductionRun push() {
    return ProductionRun.pushed(world, checkout);
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
