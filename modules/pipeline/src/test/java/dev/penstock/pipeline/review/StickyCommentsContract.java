package dev.penstock.pipeline.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.penstock.pipeline.resource.Removal;
import dev.penstock.pipeline.review.StickyComments.Change;
import dev.penstock.pipeline.review.StickyComments.Posted;
import org.junit.jupiter.api.Test;

/** What every {@link StickyComments} does. Each test gets a pull request without comments. */
public abstract class StickyCommentsContract {
  private static final int NUMBER = 8;
  private static final int OTHER_NUMBER = 9;
  private static final String KEY = "preview/codex";

  /** What is tested; the pull requests 8 and 9 exist and have no comments. */
  protected abstract StickyComments comments();

  /** How many comments of ours there are on the pull request, seen from outside. */
  protected abstract int count(int number);

  /** Somebody else writes a comment that looks like ours of that key, before ours in order. */
  protected abstract void forge(int number, String key);

  /** How many forged comments are there, untouched. */
  protected abstract int forged(int number);

  /** Other people write that many comments. */
  protected abstract void chat(int number, int comments);

  @Test
  void the_first_writing_creates_it() {
    Posted posted = comments().upsert(NUMBER, KEY, "# Preview");

    assertThat(posted.change()).isEqualTo(Change.CREATED);
    assertThat(posted.url()).contains("#issuecomment-");
    assertThat(comments().find(NUMBER, KEY)).contains("# Preview");
  }

  @Test
  void the_second_writing_edits_it() {
    Posted first = comments().upsert(NUMBER, KEY, "one");
    Posted second = comments().upsert(NUMBER, KEY, "two");

    assertThat(second).isEqualTo(new Posted(first.url(), Change.EDITED));
    assertThat(comments().find(NUMBER, KEY)).contains("two");
    assertThat(count(NUMBER)).isEqualTo(1);
  }

  @Test
  void writing_what_it_says_already_changes_nothing() {
    Posted first = comments().upsert(NUMBER, KEY, "one\n\n- a\n");

    assertThat(comments().upsert(NUMBER, KEY, "one\n\n- a\n"))
        .isEqualTo(new Posted(first.url(), Change.UNCHANGED));
  }

  @Test
  void another_key_is_another_comment() {
    comments().upsert(NUMBER, KEY, "one");
    comments().upsert(NUMBER, "preview/codex-docs", "two");

    assertThat(comments().find(NUMBER, KEY)).contains("one");
    assertThat(comments().find(NUMBER, "preview/codex-docs")).contains("two");
    assertThat(count(NUMBER)).isEqualTo(2);
  }

  @Test
  void another_pull_request_has_its_own() {
    comments().upsert(NUMBER, KEY, "one");

    assertThat(comments().find(OTHER_NUMBER, KEY)).isEmpty();
    assertThat(comments().upsert(OTHER_NUMBER, KEY, "two").change()).isEqualTo(Change.CREATED);
  }

  @Test
  void removing_it_twice_is_harmless() {
    comments().upsert(NUMBER, KEY, "one");

    assertThat(comments().remove(NUMBER, KEY)).isEqualTo(Removal.REMOVED);
    assertThat(comments().find(NUMBER, KEY)).isEmpty();
    assertThat(comments().remove(NUMBER, KEY)).isEqualTo(Removal.WAS_ABSENT);
  }

  @Test
  void it_is_found_behind_what_other_people_write() {
    chat(NUMBER, 120);
    comments().upsert(NUMBER, KEY, "one");

    assertThat(comments().upsert(NUMBER, KEY, "two").change()).isEqualTo(Change.EDITED);
  }

  @Test
  void a_comment_forged_by_somebody_else_is_neither_edited_nor_in_the_way() {
    forge(NUMBER, KEY);

    assertThat(comments().find(NUMBER, KEY)).isEmpty();
    assertThat(comments().upsert(NUMBER, KEY, "one").change()).isEqualTo(Change.CREATED);
    assertThat(comments().upsert(NUMBER, KEY, "two").change()).isEqualTo(Change.EDITED);
    assertThat(comments().remove(NUMBER, KEY)).isEqualTo(Removal.REMOVED);
    assertThat(forged(NUMBER)).isEqualTo(1);
  }

  @Test
  void a_body_that_is_too_long_is_cut_with_a_note_and_stays_the_same_when_written_again() {
    String body = "é😀 line\n".repeat(12_000);
    comments().upsert(NUMBER, KEY, body);

    assertThat(comments().upsert(NUMBER, KEY, body).change()).isEqualTo(Change.UNCHANGED);
    assertThat(comments().find(NUMBER, KEY).orElseThrow())
        .hasSizeLessThanOrEqualTo(65_536)
        .startsWith("é😀 line")
        .contains("cut");
  }

  @Test
  void a_key_that_could_break_out_of_its_hiding_place_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> comments().upsert(NUMBER, "a --> b", "one"));
    assertThat(count(NUMBER)).isZero();
  }
}
