package dev.penstock.pipeline.ledger;

import static dev.penstock.pipeline.ledger.LedgerSamples.COMMIT;
import static dev.penstock.pipeline.ledger.LedgerSamples.OTHER_COMMIT;
import static dev.penstock.pipeline.ledger.LedgerSamples.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.ledger.LedgerPayload.Kind;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerHistoryTest {
  private final FakeLedger ledger = new FakeLedger();
  private final LedgerHistory history = new LedgerHistory(ledger, PRODUCTION);

  @Test
  void the_last_proven_release_is_neither_a_failed_one_nor_one_that_was_rolled_back() {
    add(Result.PROVEN, "1");
    LedgerEntry second = add(Result.PROVEN, "2");
    add(Result.FAILED, "3");
    add(Result.ROLLED_BACK, "2");
    begin(COMMIT);

    assertThat(history.lastProven()).contains(second);
  }

  @Test
  void an_environment_without_history_has_none() {
    assertThat(history.lastProven()).isEmpty();
    assertThat(history.byCommit(COMMIT)).isEmpty();
    assertThat(history.byId(1)).isEmpty();
    assertThat(history.holdOn(COMMIT)).isEmpty();
  }

  @Test
  void a_migration_alone_proves_no_service() {
    LedgerEntry release = add(Result.PROVEN, "1");
    end(COMMIT, LedgerSamples.as(Kind.MIGRATION, LedgerSamples.ended(Result.PROVEN, "1")));

    assertThat(history.lastProven()).contains(release);
  }

  @Test
  void a_rollback_proves_a_release() {
    add(Result.PROVEN, "1");
    LedgerEntry rollback =
        end(COMMIT, LedgerSamples.as(Kind.ROLLBACK, LedgerSamples.ended(Result.PROVEN, "0")));

    assertThat(history.lastProven()).contains(rollback);
  }

  @Test
  void the_one_to_go_back_to_is_older_and_another_release() {
    LedgerEntry first = add(Result.PROVEN, "1");
    add(Result.PROVEN, "2");
    LedgerEntry again = add(Result.PROVEN, "2");

    assertThat(history.lastProvenOtherThan(again)).contains(first);
    assertThat(history.lastProvenOtherThan(first)).isEmpty();
  }

  @Test
  void an_entry_is_found_by_its_id() {
    LedgerEntry first = add(Result.FAILED, "1");
    add(Result.PROVEN, "2");

    assertThat(history.byId(first.id())).contains(first);
    assertThat(history.byId(first.id() - 1)).isEmpty();
  }

  @Test
  void a_release_is_found_by_its_commit_or_the_beginning_of_it() {
    LedgerEntry old = end(OTHER_COMMIT, LedgerSamples.ended(Result.PROVEN, "1"));
    LedgerEntry again = end(OTHER_COMMIT, LedgerSamples.ended(Result.PROVEN, "2"));
    end(OTHER_COMMIT, LedgerSamples.ended(Result.FAILED, "3"));
    add(Result.PROVEN, "4");

    assertThat(again.id()).isGreaterThan(old.id());
    assertThat(history.byCommit(OTHER_COMMIT)).contains(again);
    assertThat(history.byCommit(OTHER_COMMIT.substring(0, 7))).contains(again);
    assertThat(history.byCommit(OTHER_COMMIT.substring(0, 6))).isEmpty();
    assertThat(history.byCommit("0000000")).isEmpty();
  }

  @Test
  void a_hold_stays_until_that_very_commit_is_proven() {
    LedgerEntry hold = add(Result.ROLLED_BACK, "1");
    assertThat(hold.payload().hold()).contains(COMMIT);
    assertThat(history.holdOn(COMMIT)).contains(hold);
    assertThat(history.holdOn(OTHER_COMMIT)).isEmpty();

    end(OTHER_COMMIT, LedgerSamples.ended(Result.PROVEN, "2"));
    assertThat(history.holdOn(COMMIT)).contains(hold);

    add(Result.PROVEN, "3");
    assertThat(history.holdOn(COMMIT)).isEmpty();
  }

  @Test
  void a_hold_that_is_long_past_is_forgotten() {
    add(Result.ROLLED_BACK, "1");
    for (int i = 0; i < 99; i++) {
      end(OTHER_COMMIT, LedgerSamples.ended(Result.FAILED, "2"));
    }
    assertThat(history.holdOn(COMMIT)).isPresent();

    end(OTHER_COMMIT, LedgerSamples.ended(Result.FAILED, "2"));
    assertThat(history.holdOn(COMMIT)).isEmpty();
  }

  @Test
  void others_that_began_are_told_from_ones_own_and_from_those_that_ended() {
    LedgerEntry other = begin(COMMIT);
    add(Result.PROVEN, "1");
    LedgerEntry own = begin(COMMIT);

    assertThat(history.begunByOthers(own)).containsExactly(other);
  }

  @Test
  void what_came_after_an_entry_is_listed_newest_first() {
    LedgerEntry first = add(Result.PROVEN, "1");
    LedgerEntry second = add(Result.FAILED, "2");
    LedgerEntry third = begin(COMMIT);

    assertThat(history.after(first)).containsExactly(third, second);
  }

  private LedgerEntry add(Result result, String release) {
    return end(COMMIT, LedgerSamples.ended(result, release));
  }

  private LedgerEntry end(String commit, LedgerPayload payload) {
    return ledger.finish(begin(commit), payload, Optional.empty(), "Ended");
  }

  private LedgerEntry begin(String commit) {
    return ledger.begin(PRODUCTION, commit, LedgerSamples.begun("100"), "Deploy");
  }
}
