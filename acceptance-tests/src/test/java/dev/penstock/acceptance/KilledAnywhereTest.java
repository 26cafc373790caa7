package dev.penstock.acceptance;

import static dev.penstock.acceptance.Killings.Moment.AFTER_HANDLING;
import static dev.penstock.acceptance.Killings.Moment.BEFORE_HANDLING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a killed run leaves, the next one goes on from, and the removal removes.
 *
 * <p>A kill after one request was handled leaves what a kill before the next one leaves. So each
 * moment is followed by another way to go on, and both ways meet everything that can be left.
 */
@ExtendWith(InWorld.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledAnywhereTest {
  private final World world;
  private final Checkout checkout = Checkout.small();
  private List<String> fast = List.of();

  KilledAnywhereTest(World world) {
    this.world = world;
  }

  @BeforeAll
  void learnToStartFast() {
    PullRequest pull = world.pullRequest();
    fast = StartedFast.trainedBy(pull.up(checkout));
    gone(pull);
  }

  @Test
  void after_up_was_killed_before_any_request_down_leaves_nothing() {
    PullRequest pull = world.pullRequest();
    new Killings(world, "up, then down", pull.up(checkout).flags(fast))
        .atEveryRequest(BEFORE_HANDLING, () -> {}, () -> gone(pull));
  }

  @Test
  void after_up_was_killed_at_any_request_the_next_up_finishes_and_down_leaves_nothing() {
    PullRequest pull = world.pullRequest();
    new Killings(world, "up, then up and down", pull.up(checkout).flags(fast))
        .atEveryRequest(
            AFTER_HANDLING,
            () -> {},
            () -> {
              up(pull);
              gone(pull);
            });
  }

  @Test
  void
      after_an_update_was_killed_at_one_request_in_four_the_next_up_finishes_and_down_leaves_nothing() {
    PullRequest pull = world.pullRequest();
    up(pull);
    PullRequest pushed = pull.push(World.commit());
    new Killings(world, "second up, then up", pushed.up(checkout).flags(fast))
        .at(4, AFTER_HANDLING, () -> {}, () -> up(pushed));
    gone(pushed);
  }

  @ParameterizedTest
  @EnumSource
  void after_down_was_killed_at_any_request_the_next_down_leaves_nothing(Killings.Moment moment) {
    PullRequest pull = world.pullRequest();
    new Killings(world, "down, then down", pull.down(checkout).flags(fast))
        .atEveryRequest(moment, () -> up(pull), () -> gone(pull));
  }

  private void up(PullRequest pull) {
    StepRun run = pull.up(checkout).runHere().succeeded();
    assertThat(run.reason()).isEqualTo("preview-ready");
    assertThat(pull.comments()).as("one comment, edited").hasSizeLessThanOrEqualTo(1);
  }

  private void gone(PullRequest pull) {
    pull.down(checkout).runHere().succeeded();
    assertThat(world.sandbox().leftovers()).isEmpty();
    assertThat(world.sandbox().missing()).isEmpty();
  }
}
