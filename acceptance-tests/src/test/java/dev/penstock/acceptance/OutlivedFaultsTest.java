package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.Target;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that a preview's life uses fails the first time it is used; the life goes on. */
@ExtendWith(InWorld.class)
class OutlivedFaultsTest {
  private final World world;
  private final Checkout checkout = Checkout.small();

  OutlivedFaultsTest(World world) {
    this.world = world;
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("502", Fault.status(502), 0),
        Arguments.of("429", Fault.answer(Reply.empty(429).withHeader("Retry-After", "2")), 0),
        Arguments.of("a reset", Fault.reset(), 0),
        Arguments.of("an end without an answer", Fault.close(), 0),
        Arguments.of("an answer cut off", Fault.truncate(), 1),
        Arguments.of("a reset after the work is done", Fault.resetAfterwards(), 1));
  }

  /**
   * Where the work was done and only the answer is lost, a step may be found done and one request
   * less be made: so many faults may stay unmet.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void each_route_fails_once_and_the_preview_comes_and_goes(String name, Fault fault, int unmet) {
    PullRequest without = world.pullRequest();
    Set<Target> coming = routes(without.up(checkout));
    Set<Target> going = routes(without.down(checkout));
    PullRequest pull = world.pullRequest();
    suffer(pull.up(checkout), coming, fault, unmet);
    suffer(pull.down(checkout), going, fault, unmet);
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

  private Set<Target> routes(Step step) {
    world.sandbox().exchanges().clear();
    step.runHere().succeeded();
    return asked();
  }

  /** The routes that were asked for since the log was cleared. */
  private Set<Target> asked() {
    return world.sandbox().exchanges().all().stream()
        .map(one -> Target.of(one.provider(), one.method(), one.template().orElseThrow()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void suffer(Step step, Set<Target> routes, Fault fault, int unmet) {
    Faults faults = world.sandbox().faults();
    routes.forEach(route -> faults.order(route, fault, 1));
    world.sandbox().exchanges().clear();
    step.runHere(new HurriedTime().time()).succeeded();
    faults.clear();
    Set<Target> notAsked = new LinkedHashSet<>(routes);
    notAsked.removeAll(asked());
    notAsked.removeIf(OutlivedFaultsTest::isOnlyAskedWhileWorkIsRunning);
    assertThat(notAsked).as("faults that nobody has met").hasSizeLessThanOrEqualTo(unmet);
  }

  /** An operation of Neon that is finished at once is not asked about: which it is, is chance. */
  private static boolean isOnlyAskedWhileWorkIsRunning(Target route) {
    return route.toString().contains("/operations/");
  }
}
