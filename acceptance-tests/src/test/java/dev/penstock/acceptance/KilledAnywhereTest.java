package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a killed run leaves, the next one goes on from, and the removal removes. */
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
  void after_up_was_killed_at_any_request_the_next_up_finishes_and_down_leaves_nothing() {
    PullRequest pull = world.pullRequest();
    new Killings(world, "up, then up and down", pull.up(checkout).flags(fast))
        .atEveryRequest(
            () -> {},
            () -> {
              up(pull);
              gone(pull);
            });
  }

  @Test
  void after_up_was_killed_at_any_request_down_leaves_nothing() {
    PullRequest pull = world.pullRequest();
    new Killings(world, "up, then down", pull.up(checkout).flags(fast))
        .atEveryRequest(() -> {}, () -> gone(pull));
  }

  @Test
  void after_the_update_was_killed_at_any_request_the_next_up_finishes_and_down_leaves_nothing() {
    PullRequest pull = world.pullRequest();
    up(pull);
    PullRequest pushed = pull.push(World.commit());
    new Killings(world, "second up, then up", pushed.up(checkout).flags(fast))
        .atEveryRequest(() -> {}, () -> up(pushed));
    gone(pushed);
  }

  @Test
  void after_down_was_killed_at_any_request_the_next_down_leaves_nothing() {
    PullRequest pull = world.pullRequest();
    new Killings(world, "down, then down", pull.down(checkout).flags(fast))
        .atEveryRequest(() -> up(pull), () -> gone(pull));
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
