package dev.penstock.pipeline.preview;

import static dev.penstock.pipeline.preview.Watched.failing;
import static dev.penstock.pipeline.preview.Watched.meeting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.review.FakeDeployments;
import dev.penstock.pipeline.review.FakeDeployments.State;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes at the same time when a preview comes up, what waits, and what a failure keeps. */
class PreviewUpTest {
  private static final long PATIENCE = 10;

  private final FakeProviders world = new FakeProviders();

  @Test
  void the_deployment_the_branch_and_the_records_begin_at_the_same_time() {
    world.watcher = meeting("Deployments.create", "DatabaseBranches.ensure", "DnsZone.ensure");

    assertThat(world.up().state()).isEqualTo(PreviewState.READY);
  }

  @Test
  void no_service_is_deployed_and_nothing_migrated_before_the_deployment_has_begun() {
    CountDownLatch laid = new CountDownLatch(2);
    ConcurrentLinkedQueue<Integer> begun = new ConcurrentLinkedQueue<>();
    world.watcher =
        call -> {
          switch (call) {
            case "DatabaseBranches.connect", "NameServers.answering" -> laid.countDown();
            case "Deployments.create" -> await(laid);
            case "PreviewDeployer.deploy", "ToolRunner.run" ->
                begun.add(world.deployments.all().size());
            default -> {}
          }
        };

    assertThat(world.up().state()).isEqualTo(PreviewState.READY);
    assertThat(begun).hasSize(3).containsOnly(1);
  }

  @Test
  void what_a_killed_run_left_unfinished_is_taken_up() {
    world.watcher = failing("Deployments.succeed");
    assertThatThrownBy(world::up).isInstanceOf(PenstockException.class);
    world.watcher = call -> {};

    assertThat(world.up().state()).isEqualTo(PreviewState.READY);
    assertThat(world.deployments.all())
        .extracting(FakeDeployments.Entry::state)
        .containsExactly(State.SUCCESS);
  }

  @Test
  void a_deployment_that_cannot_begin_keeps_services_away_and_is_told_in_the_comment() {
    world.watcher = failing("Deployments.create");

    PreviewReport report = world.up();

    assertThat(report.state()).isEqualTo(PreviewState.FAILED);
    assertThat(report.failure().map(Failure::exit)).contains(ExitCode.UNAVAILABLE);
    assertThat(world.comment()).contains("FAILED: no Deployments.create");
    assertThat(world.deployer.deployed()).isEmpty();
    assertThat(world.toolCalls).isEmpty();
    assertThat(world.deployments.all()).isEmpty();
  }

  @Test
  void a_deployment_that_was_recorded_and_not_said_to_be_in_progress_is_marked_failed() {
    world.watcher = failing("Deployments.progress");

    assertThat(world.up().failure().map(Failure::what)).contains("no Deployments.progress");
    assertThat(world.deployer.deployed()).isEmpty();
    assertThat(world.deployments.all())
        .extracting(FakeDeployments.Entry::state)
        .containsExactly(State.FAILURE);
  }

  @Test
  void the_run_after_one_whose_deployment_could_not_begin_goes_on_with_its_branch() {
    world.watcher = failing("Deployments.create");
    assertThat(world.up().branch()).isPresent();
    world.watcher = call -> {};

    assertThat(world.up().state()).isEqualTo(PreviewState.READY);
    assertThat(world.databases.names()).containsExactlyInAnyOrder("production", "pr-8");
  }

  @Test
  void closing_removes_what_a_run_made_whose_deployment_could_not_begin() {
    world.watcher = failing("Deployments.create");
    world.up();
    world.watcher = call -> {};
    world.down();

    assertThat(world.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DatabaseBranches.ensure", "DnsZone.ensure"})
  void a_deployment_that_has_begun_is_marked_failed_when_what_goes_beside_it_fails(String call) {
    world.watcher = failing(call);

    PreviewReport report = world.up();

    assertThat(report.failure().map(Failure::what)).contains("no " + call);
    assertThat(world.comment()).contains("FAILED: no " + call);
    assertThat(world.deployer.deployed()).isEmpty();
    assertThat(world.deployments.all())
        .extracting(FakeDeployments.Entry::state, FakeDeployments.Entry::description)
        .containsExactly(tuple(State.FAILURE, "no " + call));
  }

  @Test
  void of_several_failures_the_deployments_is_told() {
    world.watcher = failing("Deployments.create", "DatabaseBranches.ensure", "DnsZone.ensure");

    assertThat(world.up().failure().map(Failure::what)).contains("no Deployments.create");
  }

  @Test
  void nothing_begins_when_the_deployments_cannot_even_be_read() {
    world.watcher = failing("Deployments.unfinished");

    assertThatThrownBy(world::up).isInstanceOf(PenstockException.class);
    assertThat(world.isEmpty()).isTrue();
  }

  @Test
  void what_is_to_be_superseded_is_read_while_services_are_deployed() {
    world.watcher = meeting("Deployments.activeBefore", "PreviewDeployer.deploy");

    assertThat(world.up().state()).isEqualTo(PreviewState.READY);
  }

  @Test
  void success_the_older_deployments_and_the_comment_go_at_the_same_time() {
    world.watcher =
        meeting("Deployments.succeed", "Deployments.supersede", "StickyComments.upsert");

    assertThat(world.up().state()).isEqualTo(PreviewState.READY);
  }

  @Test
  void nothing_of_them_is_said_of_a_preview_whose_pull_request_was_closed_meanwhile() {
    ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    world.watcher = calls::add;
    world.whileProving = () -> world.pullRequests.close(8);

    assertThat(world.up().state()).isEqualTo(PreviewState.CLOSED);
    assertThat(calls)
        .contains("Deployments.create")
        .doesNotContain("Deployments.succeed", "Deployments.supersede", "StickyComments.upsert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deployments.succeed", "Deployments.supersede", "StickyComments.upsert"})
  void one_of_them_that_fails_ends_the_run_and_does_not_keep_the_others(String call) {
    world.up();
    world.watcher = failing(call);

    assertThatThrownBy(world::up)
        .isInstanceOfSatisfying(
            PenstockException.class, e -> assertThat(e.failure().what()).isEqualTo("no " + call));

    FakeDeployments.Entry first = world.deployments.all().getFirst();
    FakeDeployments.Entry second = world.deployments.all().getLast();
    assertThat(first.state() == State.INACTIVE).isEqualTo(!call.equals("Deployments.supersede"));
    assertThat(second.state() == State.SUCCESS).isEqualTo(!call.equals("Deployments.succeed"));
    assertThat(world.comment()).contains("READY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deployments.activeBefore", "StickyComments.find"})
  void what_could_not_be_read_ahead_is_asked_for_again(String call) {
    world.up();
    AtomicBoolean first = new AtomicBoolean(true);
    Consumer<String> failing = failing(call);
    world.watcher =
        asked -> {
          if (asked.equals(call) && first.getAndSet(false)) {
            failing.accept(asked);
          }
        };

    assertThat(world.up().state()).isEqualTo(PreviewState.READY);
    assertThat(first).isFalse();
    assertThat(world.deployments.all())
        .extracting(FakeDeployments.Entry::state)
        .containsExactly(State.INACTIVE, State.SUCCESS);
    assertThat(world.comments.count(8)).isEqualTo(1);
  }

  @Test
  void services_that_fail_are_told_even_when_the_older_deployments_could_not_be_read() {
    world.deployer.plant("codex-api-preview-8");
    world.watcher = failing("Deployments.activeBefore");

    assertThat(world.up().failure().map(Failure::reasonCode)).contains("worker-not-ours");
    assertThat(world.deployer.deployed()).extracting(ServiceVersion::name).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
