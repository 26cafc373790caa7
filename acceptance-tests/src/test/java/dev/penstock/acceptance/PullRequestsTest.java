package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.github.PullRequestSeed;
import dev.penstock.sandbox.http.Exchange;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether a pull request gets a preview at all, and when it loses it. */
@ExtendWith(InWorld.class)
class PullRequestsTest {
  private final World world;
  private final Checkout checkout = Checkout.small();

  PullRequestsTest(World world) {
    this.world = world;
  }

  @Test
  void one_from_a_fork_is_refused_and_nothing_is_made() {
    int number = World.nextNumber();
    PullRequest pull =
        world.open(
            PullRequestSeed.of(number, "Free coins", "mallory", "main", World.commit())
                .fromFork("mallory"));
    StepRun run = pull.up(checkout).run().exited(4);
    assertThat(run.reason()).isEqualTo("fork-refused");
    assertOnlyLookedAt();
  }

  @Test
  void one_that_is_closed_gets_nothing() {
    PullRequest pull = world.pullRequest();
    pull.close();
    assertThat(pull.up(checkout).run().succeeded().output("state")).isEqualTo("closed");
    assertOnlyLookedAt();
  }

  @Test
  void one_that_is_closed_meanwhile_keeps_nothing() {
    PullRequest pull = world.pullRequest();
    AtomicBoolean closed = new AtomicBoolean();
    world
        .sandbox()
        .exchanges()
        .listen(
            exchange -> {
              if (exchange.path().endsWith("codex-web-preview-" + pull.number() + "/routes")
                  && closed.compareAndSet(false, true)) {
                pull.close();
              }
            });
    StepRun run = pull.up(checkout).run().succeeded();
    assertThat(closed).isTrue();
    assertThat(run.output("state")).isEqualTo("closed");
    assertThat(world.sandbox().leftovers()).isEmpty();
  }

  @Test
  void the_event_alone_decides_between_up_and_down() {
    PullRequest pull = world.pullRequest();
    StepRun up = pull.step("deploy-preview", checkout).run().succeeded();
    assertThat(up.reason()).isEqualTo("preview-ready");
    assertThat(up.summary()).contains("codex-preview-" + pull.number());
    PullRequest pushed = pull.push(World.commit());
    assertThat(pushed.step("deploy-preview", checkout).run().succeeded().reason())
        .isEqualTo("preview-ready");
    assertThat(pull.comments()).hasSize(1);
    PullRequest closed = pushed.close();
    assertThat(closed.step("deploy-preview", checkout).run().succeeded().reason())
        .isEqualTo("preview-removed");
    assertThat(pull.comments()).hasSize(1);
    assertThat(world.sandbox().leftovers()).isEmpty();
  }

  @Test
  void a_second_down_does_nothing_and_succeeds() {
    PullRequest pull = world.pullRequest();
    pull.up(checkout).runHere().succeeded();
    pull.down(checkout).run().succeeded();
    String comment = pull.comments().getFirst();
    world.sandbox().exchanges().clear();
    StepRun again = pull.down(checkout).run().succeeded();
    assertThat(again.output("removed")).isEmpty();
    assertThat(pull.comments()).containsExactly(comment);
    assertOnlyLookedAt();
  }

  private void assertOnlyLookedAt() {
    List<String> changes =
        world.sandbox().exchanges().all().stream()
            .filter(exchange -> !exchange.method().equals("GET"))
            .map(Exchange::summary)
            .toList();
    assertThat(changes).isEmpty();
    assertThat(world.sandbox().leftovers()).isEmpty();
  }
}
