package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.Target;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Runs a step while every route that it uses fails the first time it is used. */
record FailingRoutes(World world) {

  /** Faults by name, and how many of them a run may not meet. */
  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("502", Fault.status(502), 0),
        Arguments.of("429", Fault.answer(Reply.empty(429).withHeader("Retry-After", "2")), 0),
        Arguments.of("a reset", Fault.reset(), 0),
        Arguments.of("an end without an answer", Fault.close(), 0),
        Arguments.of("an answer cut off", Fault.truncate(), 1),
        Arguments.of("a reset after the work is done", Fault.resetAfterwards(), 1));
  }

  /** The routes that the step asks for when all is well. */
  Set<Target> of(Step step) {
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

  /**
   * Asserts that the step succeeds all the same.
   *
   * @param unmet how many of the routes it need not ask for
   */
  void suffer(Step step, Set<Target> routes, Fault fault, int unmet) {
    Faults faults = world.sandbox().faults();
    routes.forEach(route -> faults.order(route, fault, 1));
    world.sandbox().exchanges().clear();
    step.runHere(new HurriedTime().time()).succeeded();
    faults.clear();
    Set<Target> notAsked = new LinkedHashSet<>(routes);
    notAsked.removeAll(asked());
    notAsked.removeIf(FailingRoutes::isOnlyAskedWhileWorkIsRunning);
    assertThat(notAsked).as("faults that nobody has met").hasSizeLessThanOrEqualTo(unmet);
  }

  /** An operation of Neon that is finished at once is not asked about: which it is, is chance. */
  private static boolean isOnlyAskedWhileWorkIsRunning(Target route) {
    return route.toString().contains("/operations/");
  }
}
