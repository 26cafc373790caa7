package dev.penstock.pipeline.preview;

import static dev.penstock.pipeline.preview.Watched.failing;
import static dev.penstock.pipeline.preview.Watched.meeting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Failure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes at the same time when a preview goes, and what comes last. */
class PreviewDownTest {
  private final FakeProviders world = new FakeProviders();

  @BeforeEach
  void bringUp() {
    assertThat(world.up().state()).isEqualTo(PreviewState.READY);
  }

  @Test
  void services_are_looked_for_by_mark_and_by_what_deployments_remember_at_the_same_time() {
    world.watcher =
        meeting(
            "Deployments.payloads",
            "PreviewDeployer.owned",
            "DnsZone.removeAll",
            "DatabaseBranches.remove");

    assertThat(world.down().state()).isEqualTo(PreviewState.REMOVED);
    assertThat(world.isEmpty()).isTrue();
  }

  @Test
  void the_comment_is_looked_for_while_the_deployments_go() {
    world.watcher = meeting("Deployments.removeAll", "StickyComments.find");

    assertThat(world.down().state()).isEqualTo(PreviewState.REMOVED);
    assertThat(world.comment()).contains("REMOVED");
  }

  @Test
  void the_deployments_go_when_everything_else_is_gone() {
    List<Boolean> gone = new CopyOnWriteArrayList<>();
    world.watcher =
        call -> {
          if (call.equals("Deployments.removeAll")) {
            gone.add(world.deployer.names().isEmpty() && world.zone.hosts().isEmpty());
          }
        };
    world.down();

    assertThat(gone).containsExactly(true);
  }

  @Test
  void deployments_stay_when_what_they_remember_could_not_be_read() {
    world.watcher = failing("Deployments.payloads");
    PreviewReport report = world.down();

    assertThat(report.failure().map(Failure::what)).contains("no Deployments.payloads");
    assertThat(world.deployments.all()).hasSize(1);
    assertThat(world.zone.hosts()).isEmpty();
  }

  @Test
  void a_comment_that_cannot_be_found_keeps_nothing_else() {
    world.watcher = failing("StickyComments.find");
    PreviewReport report = world.down();

    assertThat(report.failure().map(Failure::what)).contains("no StickyComments.find");
    assertThat(world.isEmpty()).isTrue();
  }
}
