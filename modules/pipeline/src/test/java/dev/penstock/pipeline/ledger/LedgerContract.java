package dev.penstock.pipeline.ledger;

import static dev.penstock.pipeline.ledger.LedgerSamples.COMMIT;
import static dev.penstock.pipeline.ledger.LedgerSamples.OTHER_COMMIT;
import static dev.penstock.pipeline.ledger.LedgerSamples.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.ledger.Ledger.Liveness;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} does. Each test gets one without entries. */
public abstract class LedgerContract {
  private static final Optional<URI> URL = Optional.of(URI.create("https://codex.example"));

  /** What is tested; it knows the commits of {@link LedgerSamples}. */
  protected abstract Ledger ledger();

  /** A run ends, whatever its entry says. */
  protected abstract void end(String run, int attempt);

  /** A run that ended is started again. */
  protected abstract void restart(String run, int attempt);

  @Test
  void a_run_that_begins_is_seen_with_its_payload() {
    LedgerEntry begun = begin("100");

    assertThat(begun.payload()).isEqualTo(LedgerSamples.begun("100"));
    assertThat(begun.commit()).isEqualTo(COMMIT);
    assertThat(entries()).containsExactly(begun);
  }

  @Test
  void what_it_came_to_takes_the_place_of_what_was_begun() {
    LedgerEntry begun = begin("100");
    LedgerPayload payload = LedgerSamples.ended(Result.PROVEN, "1");
    LedgerEntry finished = ledger().finish(begun, payload, URL, "Serves");

    assertThat(finished.id()).isGreaterThan(begun.id());
    assertThat(finished.payload()).isEqualTo(payload);
    assertThat(finished.commit()).isEqualTo(COMMIT);
    assertThat(entries()).containsExactly(finished);
  }

  @Test
  void what_was_said_of_a_run_can_be_read_again() {
    LedgerEntry begun = begin("100");
    ledger().note(begun, "Restore point: production");
    ledger().note(begun, "api: healthy");

    assertThat(ledger().notes(begun))
        .startsWith("api: healthy", "Restore point: production")
        .hasSize(3);
  }

  @Test
  void it_may_end_without_anything_that_serves() {
    LedgerEntry failed =
        ledger()
            .finish(
                begin("100"),
                LedgerSamples.ended(Result.FAILED, "1"),
                Optional.empty(),
                "Does not serve");

    assertThat(entries()).containsExactly(failed);
  }

  @Test
  void ending_twice_ends_once() {
    LedgerEntry begun = begin("100");
    LedgerPayload payload = LedgerSamples.ended(Result.PROVEN, "1");
    LedgerEntry finished = ledger().finish(begun, payload, URL, "Serves");

    assertThat(ledger().finish(begun, payload, URL, "Serves")).isEqualTo(finished);
    assertThat(entries()).containsExactly(finished);
  }

  @Test
  void the_newest_comes_first_and_each_environment_has_its_own() {
    LedgerEntry first = proven("100", "1");
    LedgerEntry staging =
        ledger().begin("staging", COMMIT, LedgerSamples.begun("101"), "Deploy to staging");
    LedgerEntry second = proven("102", "2");
    LedgerEntry third =
        ledger().begin(PRODUCTION, OTHER_COMMIT, LedgerSamples.begun("103"), "Deploy");

    assertThat(entries()).containsExactly(third, second, first);
    assertThat(ledger().entries("staging")).containsExactly(staging);
    assertThat(ledger().entries("nowhere")).isEmpty();
  }

  @Test
  void a_run_that_tells_how_far_it_is_goes_on() {
    LedgerEntry begun = begin("100");
    ledger().note(begun, "api proven " + "✓".repeat(200));

    assertThat(entries()).containsExactly(begun);
    assertThat(ledger().liveness(begun)).isEqualTo(Liveness.RUNNING);
  }

  @Test
  void what_was_abandoned_is_not_among_them() {
    LedgerEntry killed = begin("100");
    LedgerEntry other = begin("101");
    ledger().abandon(killed, "Killed");
    ledger().abandon(killed, "Killed");

    assertThat(entries()).containsExactly(other);
  }

  @Test
  void an_abandoned_run_that_lives_after_all_can_still_end() {
    LedgerEntry begun = begin("100");
    ledger().abandon(begun, "Said nothing for long");
    LedgerEntry finished =
        ledger().finish(begun, LedgerSamples.ended(Result.PROVEN, "1"), URL, "Serves");

    assertThat(entries()).containsExactly(finished);
  }

  @Test
  void a_run_is_over_when_it_ended_or_was_started_again() {
    LedgerEntry first = begin("100");
    assertThat(ledger().liveness(first)).isEqualTo(Liveness.RUNNING);

    end("100", 1);
    assertThat(ledger().liveness(first)).isEqualTo(Liveness.ENDED);

    restart("100", 2);
    LedgerEntry second =
        ledger().begin(PRODUCTION, COMMIT, LedgerSamples.begun("100", 2), "Deploy again");
    assertThat(ledger().liveness(first)).isEqualTo(Liveness.ENDED);
    assertThat(ledger().liveness(second)).isEqualTo(Liveness.RUNNING);
  }

  @Test
  void nobody_can_tell_of_a_run_outside_a_workflow() {
    LedgerEntry local =
        ledger().begin(PRODUCTION, COMMIT, LedgerSamples.begunLocally(), "Deploy by hand");

    assertThat(ledger().liveness(local)).isEqualTo(Liveness.UNKNOWN);
  }

  @Test
  void text_of_strangers_stays_text() {
    String hostile = "\"}],\"result\":\"proven\" \u202e🚀\n--> ${{ secrets.TOKEN }} \\";
    LedgerPayload begun = LedgerSamples.begun("100");
    LedgerPayload payload =
        new LedgerPayload(
            begun.project(),
            begun.kind(),
            Result.FAILED,
            begun.run(),
            begun.before(),
            begun.before(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(COMMIT),
            Optional.of(hostile));
    ledger().finish(begin("100"), payload, Optional.empty(), hostile);

    assertThat(entries()).singleElement().extracting(LedgerEntry::payload).isEqualTo(payload);
  }

  private LedgerEntry begin(String run) {
    return ledger().begin(PRODUCTION, COMMIT, LedgerSamples.begun(run), "Deploy to production");
  }

  private LedgerEntry proven(String run, String release) {
    return ledger().finish(begin(run), LedgerSamples.ended(Result.PROVEN, release), URL, "Serves");
  }

  private List<LedgerEntry> entries() {
    return ledger().entries(PRODUCTION).toList();
  }
}
