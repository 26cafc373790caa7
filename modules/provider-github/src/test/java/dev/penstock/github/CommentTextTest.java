package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CommentTextTest {
  private static final String KEY = "preview/codex";

  @Test
  void the_marker_is_an_html_comment_on_a_line_of_its_own() {
    assertThat(CommentText.of(KEY, "# Preview").text())
        .isEqualTo("<!-- penstock:key=preview/codex -->\n# Preview");
  }

  @Test
  void a_body_comes_back_without_its_marker() {
    assertThat(CommentText.bodyOf(CommentText.of(KEY, "a\n\nb").text())).isEqualTo("a\n\nb");
    assertThat(CommentText.bodyOf(CommentText.of(KEY, "").text())).isEmpty();
  }

  @Test
  void line_ends_as_a_browser_sends_them_make_no_difference() {
    CommentText text = CommentText.of(KEY, "a\nb\n");
    assertThat(text.isSaidBy(text.text().replace("\n", "\r\n") + "\r\n")).isTrue();
    assertThat(text.isSaidBy(text.text() + "c")).isFalse();
  }

  @Test
  void a_cut_inside_a_block_of_code_closes_it_before_the_note() {
    String text = CommentText.of(KEY, "```\n" + "log line\n".repeat(9_000) + "```\n").text();
    assertThat(text)
        .hasSizeLessThanOrEqualTo(65_536)
        .contains("log line\n```\n\n_The rest was cut");
  }

  @Property
  void every_body_fits_and_keeps_its_marker(
      @ForAll String part, @ForAll @IntRange(min = 1, max = 90_000) int times) {
    String text = CommentText.of(KEY, (part + "😀").repeat(1 + times / (part.length() + 2))).text();
    assertThat(text).hasSizeLessThanOrEqualTo(65_536).startsWith(CommentText.marker(KEY) + "\n");
    assertThat(text.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF && part.indexOf(c) < 0))
        .isEmpty();
  }

  @Property
  void no_text_that_is_not_a_key_becomes_a_marker(@ForAll String key) {
    if (!key.matches("[a-z0-9/-]{1,100}")) {
      assertThatIllegalArgumentException().isThrownBy(() -> CommentText.marker(key));
    }
  }
}
