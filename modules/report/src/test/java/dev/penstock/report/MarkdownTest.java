package dev.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.FencedCodeBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  @Property
  void text_shows_itself_and_is_nothing_but_text(@ForAll("hostile") String text) {
    String plain = PlainText.of(text, Markdown.TEXT_LIMIT);
    Assume.that(!plain.isEmpty());
    Parsed parsed = Parsed.of(Markdown.text(text));

    assertThat(parsed.shown()).isEqualTo(plain);
    assertThat(parsed.kinds()).startsWith("Paragraph").containsOnly("Paragraph", "Text");
    assertNothingIsLinked(parsed);
  }

  @Property
  void text_in_the_middle_of_a_line_shows_itself_too(@ForAll("hostile") String text) {
    String plain = PlainText.of(text, Markdown.TEXT_LIMIT);
    Assume.that(!plain.isEmpty());
    Parsed parsed = Parsed.of("Branch " + Markdown.text(text) + " is *ready*");

    assertThat(parsed.shown()).isEqualTo("Branch " + plain + " is ready");
    assertThat(parsed.kinds()).containsOnlyOnce("Emphasis");
    assertThat(parsed.kinds()).containsOnly("Paragraph", "Text", "Emphasis");
    assertNothingIsLinked(parsed);
  }

  @Property
  void code_shows_itself_and_is_nothing_but_code(@ForAll("hostile") String text) {
    String plain = PlainText.of(text, Markdown.TEXT_LIMIT);
    Assume.that(!plain.isEmpty() && !plain.contains("|"));
    Parsed parsed = Parsed.of(Markdown.code(text));

    assertThat(parsed.kinds()).containsExactly("Paragraph", "Code");
    assertThat(parsed.raw()).isEqualTo(plain);
  }

  @Property
  void a_table_keeps_its_shape_whatever_is_in_its_cells(
      @ForAll("hostile") String first, @ForAll("hostile") String second) {
    String table =
        MarkdownTable.of("A", "B", "C")
            .row(Markdown.text(first), Markdown.code(second), "end")
            .row("x", "y", "z")
            .render();
    Parsed parsed = Parsed.of(table);

    assertThat(parsed.shownIn(TableCell.class))
        .containsExactly("A", "B", "C", plain(first), plain(second), "end", "x", "y", "z");
    assertThat(parsed.kinds())
        .doesNotContain("Link", "HtmlInline", "HtmlBlock", "Emphasis", "Image", "Strikethrough");
    assertNothingIsLinked(parsed);
  }

  @Property
  void a_links_text_is_text_and_its_address_is_kept(
      @ForAll("hostile") String text, @ForAll("addresses") String address) {
    Assume.that(!plain(text).isEmpty());
    Parsed parsed = Parsed.of(Markdown.link(text, URI.create(address)));

    assertThat(parsed.kinds()).startsWith("Paragraph", "Link").containsOnlyOnce("Link");
    assertThat(parsed.kinds()).containsOnly("Paragraph", "Link", "Text");
    assertThat(parsed.shown()).isEqualTo(plain(text));
  }

  @Property
  void a_code_block_ends_where_its_text_ends(@ForAll("hostile") String first) {
    String text = first + "\n```\n~~~\n<b>@ada</b>\n````";
    Parsed parsed = Parsed.of(Markdown.codeBlock(text) + "\n\nafter");

    assertThat(parsed.kinds()).containsExactly("FencedCodeBlock", "Paragraph", "Text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          hello @ada                 ! hello @&#8203;ada
          see #123                   ! see \\#&#8203;123
          acme/codex#9               ! acme/codex\\#&#8203;9
          GH-5                       ! GH-&#8203;5
          https://evil.example/x     ! https:&#8203;//evil.example/x
          www.evil.example           ! www&#8203;.evil.example
          a@b.example                ! a@&#8203;b.example
          :tada: 12:30               ! :&#8203;tada: 12:30
          <img src=x onerror=y>      ! &lt;img src=x onerror=y&gt;
          [x](javascript:y)          ! \\[x\\](javascript:y)
          a|b                        ! a&#124;b
          $x$                        ! &#36;x&#36;
          - [ ] a                    ! \\- \\[ \\] a
          1. one                     ! 1\\. one
          feature/auth-2.1 (next)    ! feature/auth-2.1 (next)
          """)
  void what_github_would_act_on_is_only_shown(String text, String markdown) {
    assertThat(Markdown.text(text)).isEqualTo(markdown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u202eb",
        "a\u200bb",
        "a\u2066b\u2069",
        "a\u00adb",
        "a\ufeffb",
        "a\u3164b",
        "a\ufe0fb"
      })
  void characters_that_cannot_be_seen_are_dropped(String text) {
    assertThat(Markdown.text(text)).isEqualTo("ab");
    assertThat(Markdown.code(text)).isEqualTo("`ab`");
    assertThat(Markdown.codeBlock(text)).contains("\nab\n");
  }

  @Test
  void long_text_is_cut_between_characters() {
    assertThat(Markdown.text("😀".repeat(20), 3)).isEqualTo("😀😀…");
    assertThat(Markdown.text("x".repeat(1000)).length()).isEqualTo(Markdown.TEXT_LIMIT);
  }

  @Test
  void code_with_backticks_has_a_longer_fence() {
    assertThat(Markdown.code("a``b`")).isEqualTo("``` a``b` ```");
    assertThat(Markdown.code(" \n")).isEmpty();
  }

  @Test
  void a_code_block_keeps_its_indentation_and_shows_the_end_of_what_is_too_long() {
    assertThat(Markdown.codeBlock("a\n  b\n")).isEqualTo("```text\na\n  b\n```");
    assertThat(Markdown.codeBlock("x\n".repeat(10_000) + "the cause"))
        .hasSizeLessThan(Markdown.BLOCK_LIMIT + 20)
        .endsWith("the cause\n```");
  }

  @Test
  void a_link_goes_to_web_addresses_only() {
    assertThat(Markdown.link(URI.create("https://a.example/")))
        .isEqualTo("[a.example](https://a.example/)");
    assertThat(Markdown.link("run", URI.create("https://a.example/(x)?a=1&copy;=2")))
        .isEqualTo("[run](https://a.example/%28x%29?a=1&amp;copy;=2)");
    assertThat(Markdown.link("run", URI.create("javascript:alert(1)"))).isEqualTo("run");
  }

  @Test
  void a_table_leaves_out_empty_columns_and_refuses_what_is_not_a_cell() {
    MarkdownTable table = MarkdownTable.of("A", "B");
    assertThat(table.render()).isEmpty();
    assertThat(table.row("1", "").render()).isEqualTo("| A |\n| --- |\n| 1 |\n");
    assertThatThrownBy(() -> table.row("1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.row("1", "a|b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.row("1", "a\nb")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_parser_of_these_tests_sees_what_is_not_escaped() {
    assertThat(Parsed.of("a *b* [c](d) <i> https://e.example ~~f~~").kinds())
        .contains("Emphasis", "Link", "HtmlInline", "Strikethrough");
    assertThat(Parsed.of("```\na\n```").shownIn(FencedCodeBlock.class)).hasSize(1);
  }

  private static void assertNothingIsLinked(Parsed parsed) {
    assertThat(parsed.linkable())
        .doesNotContainPattern("@[A-Za-z0-9]")
        .doesNotContainPattern("#[0-9]")
        .doesNotContainPattern("(?i)\\bgh-[0-9]")
        .doesNotContainPattern("(?i)(https?|ftp)://")
        .doesNotContainPattern("(?i)www\\.")
        .doesNotContainPattern(":[a-z0-9_+-]+:");
  }

  private static String plain(String text) {
    return PlainText.of(text, Markdown.TEXT_LIMIT);
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "@ada",
            "@",
            "#",
            "12",
            "GH-",
            "acme/codex",
            "https://",
            "www.",
            "mailto:",
            "a.example",
            ":",
            "tada",
            "*",
            "**",
            "_",
            "~",
            "~~",
            "`",
            "``",
            "```",
            "[",
            "]",
            "(",
            ")",
            "![",
            "<",
            ">",
            "<b>",
            "</details>",
            "<!--",
            "-->",
            "&",
            "&amp;",
            "&#64;",
            "|",
            "\\",
            "$",
            "-",
            "+",
            "1.",
            "1)",
            "=",
            "===",
            "---",
            "***",
            "# ",
            "    ",
            "\t",
            "\n",
            "\r\n",
            "{",
            "}",
            "!",
            "\u200b",
            "\u202e",
            "\u00a0",
            "é",
            "😀",
            "x");
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(3);
    return Arbitraries.frequencyOf(Tuple.of(6, pieces), Tuple.of(1, anything))
        .list()
        .ofMaxSize(10)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> addresses() {
    List<String> parts =
        List.of("a", "_b_", "(", ")", "*", "~", "&copy;", "?x=1", "/", "%7C", "'", "!", ";", "@b");
    return Arbitraries.of(parts)
        .list()
        .ofMaxSize(6)
        .map(path -> "https://a.example/" + String.join("", path));
  }
}
