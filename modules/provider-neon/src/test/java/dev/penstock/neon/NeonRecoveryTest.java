package dev.penstock.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.neon.InMemoryNeon.Fault;
import dev.penstock.pipeline.database.BranchRequest;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong at whatever request, the run or the next one comes to the same end. */
class NeonRecoveryTest {
  private static final Owner OWNER = new Owner("codex", "pr-8");
  private static final DatabaseLogin LOGIN = new DatabaseLogin("codex", "codex_owner");

  private final NeonFixture fixture = new NeonFixture();
  private final InMemoryNeon neon = new InMemoryNeon(fixture.time());

  static Stream<Arguments> upFaults() {
    NeonRecoveryTest undisturbed = new NeonRecoveryTest();
    undisturbed.up();
    return faults(undisturbed.neon.log().size());
  }

  static Stream<Arguments> downFaults() {
    NeonRecoveryTest undisturbed = new NeonRecoveryTest();
    undisturbed.up();
    int before = undisturbed.neon.log().size();
    undisturbed.down();
    return faults(undisturbed.neon.log().size() - before);
  }

  private static Stream<Arguments> faults(int requests) {
    return IntStream.rangeClosed(1, requests)
        .boxed()
        .flatMap(request -> Stream.of(Fault.values()).map(fault -> Arguments.of(request, fault)));
  }

  private BranchRequest request() {
    Instant expiry = Instant.parse("2026-01-15T00:00:00Z");
    return new BranchRequest("pr-8", "production", OWNER, Optional.of(expiry));
  }

  private ConnectionUrls up() {
    NeonBranches branches = fixture.branches(neon);
    DatabaseBranch branch = branches.ensure(request());
    return branches.connect(branch, LOGIN);
  }

  private Removal down() {
    return fixture.branches(neon).remove("pr-8", OWNER);
  }

  /** Runs as often as it is killed, and once to the end. */
  private static void untilDone(Runnable run) {
    for (int runs = 0; runs < 3; runs++) {
      try {
        run.run();
        return;
      } catch (InMemoryNeon.Killed killed) {
        // The job is started again.
      }
    }
    throw new AssertionError("never done");
  }

  @ParameterizedTest
  @MethodSource("upFaults")
  void a_branch_is_made_once_whatever_happens(int request, Fault fault) {
    neon.fault(request, fault);
    untilDone(this::up);

    assertThat(neon.names()).containsExactly("production", "pr-8");
    assertThat(up().direct().reveal()).contains("codex");
    assertThat(down()).isEqualTo(Removal.REMOVED);
    assertThat(neon.names()).containsExactly("production");
  }

  @ParameterizedTest
  @MethodSource("downFaults")
  void a_branch_is_gone_whatever_happens(int request, Fault fault) {
    up();
    neon.fault(request, fault);
    untilDone(this::down);

    assertThat(neon.names()).containsExactly("production");
    assertThat(down()).isEqualTo(Removal.WAS_ABSENT);
  }

  @Test
  void a_branch_left_without_a_compute_endpoint_gets_one() {
    neon.has("pr-8", Mark.of(OWNER), false, false);
    assertThat(up().pooled().reveal()).contains("-pooler.");
    assertThat(neon.log()).contains("POST endpoints");
  }

  @Test
  void a_branch_that_is_going_is_waited_out_and_made_anew() {
    up();
    neon.fault(2, Fault.KILL_AFTER);
    assertThatExceptionOfType(InMemoryNeon.Killed.class).isThrownBy(this::down);

    up();
    assertThat(neon.names()).containsExactly("production", "pr-8");
  }
}
