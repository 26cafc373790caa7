package dev.penstock.pipeline.ledger;

import static dev.penstock.pipeline.ledger.LedgerSamples.COMMIT;
import static dev.penstock.pipeline.ledger.LedgerSamples.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.ledger.Ledger.Liveness;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import dev.penstock.testing.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final Duration AT_MOST = Duration.ofMinutes(30);

  private final VirtualTime time = new VirtualTime();
  private final FakeLedger ledger = new FakeLedger(time);

  @Test
  void alone_nobody_waits() {
    take(begin("100"));

    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void a_later_run_waits_until_the_earlier_one_has_ended() {
    LedgerEntry first = begin("100");
    LedgerEntry second = begin("101");
    Time ending = whenItSleeps(3, () -> finish(first));

    Turn.take(ledger, second, AT_MOST, ending, Progress.silent());

    assertThat(time.sleeps()).hasSize(3);
    assertThat(ledger.notes(second.id()).getLast()).startsWith("Waiting for run 100");
  }

  @Test
  void the_earlier_one_never_waits_for_the_later_one() {
    LedgerEntry first = begin("100");
    begin("101");

    take(first);

    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void of_three_they_go_in_the_order_in_which_they_began() {
    LedgerEntry first = begin("100");
    LedgerEntry second = begin("101");
    LedgerEntry third = begin("102");
    finish(first);

    take(second);
    assertThat(time.sleeps()).isEmpty();
    assertThat(busy(third, Duration.ZERO).why()).contains("run 101");
  }

  @Test
  void those_that_ended_without_saying_so_are_not_waited_for_and_are_told() {
    LedgerEntry killed = begin("100");
    LedgerEntry alsoKilled = begin("101");
    LedgerEntry own = begin("102");
    ledger.end("100", 1);
    ledger.end("101", 1);

    assertThat(Turn.take(ledger, own, AT_MOST, time.time(), Progress.silent()))
        .containsExactly(alsoKilled, killed);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void what_was_killed_before_something_was_proven_no_longer_counts() {
    begin("100");
    ledger.end("100", 1);
    finish(begin("101"));

    assertThat(Turn.take(ledger, begin("102"), AT_MOST, time.time(), Progress.silent())).isEmpty();
  }

  @Test
  void an_earlier_attempt_of_the_same_run_has_ended() {
    LedgerEntry killed = begin("100");
    LedgerEntry again =
        ledger.begin(PRODUCTION, COMMIT, LedgerSamples.begun("100", 2), "Deploy again");

    assertThat(Turn.take(ledger, again, AT_MOST, time.time(), Progress.silent()))
        .containsExactly(killed);
  }

  @Test
  void another_job_of_the_same_attempt_is_waited_for() {
    begin("100");

    assertThat(busy(begin("100"), Duration.ofMinutes(1)).reasonCode())
        .isEqualTo("environment-busy");
  }

  @Test
  void one_of_which_nobody_can_tell_is_waited_for_until_it_counts_as_dead() {
    LedgerEntry local =
        ledger.begin(PRODUCTION, COMMIT, LedgerSamples.begunLocally(), "Deploy by hand");
    LedgerEntry own = begin("100");
    Time dying = whenItSleeps(2, () -> ledger.liveness(local.id(), Liveness.ENDED));

    Turn.take(ledger, own, AT_MOST, dying, Progress.silent());

    assertThat(time.sleeps()).hasSize(2);
  }

  @Test
  void whoever_waited_long_enough_is_refused_and_told_who_holds_it() {
    LedgerEntry holder = begin("100");
    LedgerEntry own = begin("101");

    Failure failure = busy(own, Duration.ofSeconds(25));

    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.reasonCode()).isEqualTo("environment-busy");
    assertThat(failure.why())
        .contains("run 100, attempt 1 by alice")
        .contains("commit a1b2c3d")
        .contains("25 s");
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(15), Duration.ofSeconds(10));
    assertThat(ledger.isAbandoned(own.id())).isTrue();
    assertThat(ledger.isAbandoned(holder.id())).isFalse();
  }

  @Test
  void whoever_waits_long_says_now_and_then_that_it_is_alive() {
    begin("100");
    LedgerEntry own = begin("101");

    busy(own, Duration.ofMinutes(25));

    assertThat(ledger.notes(own.id()))
        .filteredOn(note -> note.startsWith("Waiting for run 100"))
        .hasSize(3);
  }

  @Test
  void other_environments_do_not_matter() {
    ledger.begin("staging", COMMIT, LedgerSamples.begun("100"), "Deploy");

    take(begin("101"));

    assertThat(time.sleeps()).isEmpty();
  }

  private Failure busy(LedgerEntry own, Duration atMost) {
    return catchThrowableOfType(
            PenstockException.class,
            () -> Turn.take(ledger, own, atMost, time.time(), Progress.silent()))
        .failure();
  }

  private void take(LedgerEntry own) {
    var _ = Turn.take(ledger, own, AT_MOST, time.time(), Progress.silent());
  }

  private Time whenItSleeps(int times, Runnable then) {
    return new Time(
        time,
        duration -> {
          time.sleep(duration);
          if (time.sleeps().size() == times) {
            then.run();
          }
        });
  }

  private LedgerEntry begin(String run) {
    return ledger.begin(PRODUCTION, COMMIT, LedgerSamples.begun(run), "Deploy");
  }

  private void finish(LedgerEntry begun) {
    ledger.finish(begun, LedgerSamples.ended(Result.PROVEN, "1"), Optional.empty(), "Serves");
  }
}
