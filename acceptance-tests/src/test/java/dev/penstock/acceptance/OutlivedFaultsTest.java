package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Target;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that a preview's life uses fails the first time it is used; the life goes on. */
@ExtendWith(InWorld.class)
class OutlivedFaultsTest {
  private final World world;
  private final FailingRoutes failing;
  private final Checkout checkout = Checkout.small();

  OutlivedFaultsTest(World world) {
    this.world = world;
    this.failing = new FailingRoutes(world);
  }

  /**
   * Where the work was done and only the answer is lost, a step may be found done and one request
   * less be made: so many faults may stay unmet.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.penstock.acceptance.FailingRoutes#faults")
  void each_route_fails_once_and_the_preview_comes_and_goes(String name, Fault fault, int unmet) {
    PullRequest without = world.pullRequest();
    Set<Target> coming = failing.of(without.up(checkout));
    Set<Target> going = failing.of(without.down(checkout));
    PullRequest pull = world.pullRequest();
    failing.suffer(pull.up(checkout), coming, fault, unmet);
    failing.suffer(pull.down(checkout), going, fault, unmet);
    assertThat(world.sandbox().leftovers()).isEmpty();
    assertThat(pull.comments()).hasSize(1);
  }

  /** In a process of its own, with the waits that people have. */
  @Test
  void a_limit_of_githubs_is_waited_for_and_told() {
    PullRequest pull = world.pullRequest();
    world.sandbox().github().limits().secondary(1, Optional.of(Duration.ofSeconds(2)));
    StepRun run = pull.up(checkout).run().succeeded();
    assertThat(run.log()).contains("GitHub");
    pull.down(checkout).runHere().succeeded();
  }
}
