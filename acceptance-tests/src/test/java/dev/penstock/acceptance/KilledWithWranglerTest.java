package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.http.Kill;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A few kills of the whole example, with the real wrangler and Workers that run. */
@ExtendWith(InWorld.class)
class KilledWithWranglerTest {
  /** Spread over a run's requests: the branch, the records, the three Workers, the comment. */
  private static final List<Integer> UP = List.of(6, 14, 28, 33, 41, 48);

  private static final List<Integer> DOWN = List.of(3, 9, 15);

  private final World world;
  private final Checkout checkout = Checkout.codex();

  KilledWithWranglerTest(@Running World world) {
    this.world = world;
  }

  @Test
  void a_preview_that_was_killed_again_and_again_comes_up_serves_its_data_and_goes()
      throws InterruptedException {
    PullRequest pull = world.pullRequest();
    for (int request : UP) {
      kill(pull.up(checkout), request);
    }
    pull.up(checkout).run().succeeded();
    String branch = "pr-" + pull.number();
    assertThat(
            world
                .sandbox()
                .neon()
                .sql(CodexWorld.NEON_PROJECT, branch, "SELECT count(topic) FROM notes"))
        .isNotEmpty();
    assertThat(pull.comments()).hasSize(1);
    for (int request : DOWN) {
      kill(pull.down(checkout), request);
    }
    pull.down(checkout).run().succeeded();
    assertThat(world.sandbox().leftovers()).isEmpty();
    assertThat(world.sandbox().missing()).isEmpty();
  }

  private void kill(Step step, int request) throws InterruptedException {
    RunningStep running = step.start();
    Kill kill = world.sandbox().faults().killAt(request, running.handle());
    running.finish().exited(128 + 9);
    assertThat(kill.awaitFired(Duration.ofSeconds(10))).isTrue();
    world.sandbox().faults().clear();
  }
}
