package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Target;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that a deploy to production and a rollback use fails once; both succeed. */
@ExtendWith(InWorld.class)
class ProductionOutlivesFaultsTest {
  private final World world;
  private final ProductionView production;
  private final FailingRoutes failing;
  private final Checkout checkout = Checkout.production();

  ProductionOutlivesFaultsTest(@Lasting World world) {
    this.world = world;
    this.production = new ProductionView(world);
    this.failing = new FailingRoutes(world);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.penstock.acceptance.FailingRoutes#faults")
  void each_route_fails_once_and_production_is_deployed_and_rolled_back(
      String name, Fault fault, int unmet) {
    ProductionRun.pushed(world, checkout).deploy().runHere().succeeded();
    Set<Target> deploying = failing.of(ProductionRun.pushed(world, checkout).deploy());
    Set<Target> goingBack = failing.of(back().rollback());

    ProductionRun run = ProductionRun.pushed(world, checkout);
    failing.suffer(run.deploy(), deploying, fault, unmet);
    production.serves(run.commit(), production.entryOf(run));
    assertThat(production.migrations(run.commit())).isEqualTo(1);
    ProductionRun next = ProductionRun.pushed(world, checkout);
    next.deploy().runHere().succeeded();
    ProductionRun back = back();
    failing.suffer(back.rollback(), goingBack, fault, unmet);
    production.serves(run.commit(), production.entryOf(back));
    production.isAtRest();
    assertThat(production.openIssues()).isEmpty();
  }

  private ProductionRun back() {
    return ProductionRun.of(world, checkout, World.commit());
  }
}
