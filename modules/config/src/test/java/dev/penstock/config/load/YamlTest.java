package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.config.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the loader says about files that are hardly YAML, and about YAML that means harm. */
class YamlTest {

  @Test
  void an_empty_file_is_told_how_to_begin() {
    assertThat(problems("")).containsExactly("1:1: the file is empty; start with `version: 1`");
    assertThat(problems("# nothing\n")).hasSize(1);
    assertThat(problems("just text")).containsExactly("1:1: expected a block of keys, found text");
    assertThat(problems("- a\n")).containsExactly("1:1: expected a block of keys, found a list");
  }

  @Test
  void broken_syntax_is_told_in_plain_words_and_with_its_place() {
    assertThat(problems("version: 1\nproject: a: b\n"))
        .containsExactly("2:11: a `:` where no key can be; put the value between quotes");
    assertThat(problems("version: 1\n\tproject: a\n"))
        .singleElement()
        .asString()
        .startsWith("2:")
        .contains("a tab; indent with spaces");
    assertThat(problems("project: \"a\n"))
        .containsExactly("2:1: a quote without its end; close it");
    assertThat(problems("a: [b\n"))
        .containsExactly("2:1: a list without its `]`, or without a `,`");
    assertThat(problems("a: {b: c\n"))
        .containsExactly("2:1: a `{` without its `}`, or without a `,`");
    assertThat(problems("a: 1\n b: 2\n  c\n")).hasSize(1);
    assertThat(problems("version: 1\nproject\nservices: {}\n"))
        .containsExactly("3:1: a line without `:`; write `key: value`");
    assertThat(problems("a: @b\n"))
        .containsExactly("1:4: a character that needs quotes; put the value between quotes");
    assertThat(problems("[a]: b\n")).contains("1:1: a key that is a list; a key is one word");
  }

  @Test
  void a_reference_in_braces_without_quotes_is_recognised() {
    assertThat(problems("preview: {name: api-${pr}, host: x}\n"))
        .containsExactly(
            "1:22: a `${…}` inside `{…}` or `[…]` needs quotes; write \"${…}\", or put the key on"
                + " a line of its own");
  }

  @Test
  void a_key_that_is_there_twice_is_a_problem() {
    assertThat(problems(Samples.LEAST + "project: other\n"))
        .containsExactly("9:1: duplicate key `project`; the first one is on line 2");
  }

  @Test
  void aliases_anchors_and_tags_are_refused() {
    assertThat(problems(Samples.LEAST.replace("project: shop", "project: &p shop")))
        .containsExactly("2:10: an anchor (`&`) is not taken here; take it out");
    assertThat(problems(Samples.LEAST.replace("services:", "services: &all")))
        .singleElement()
        .asString()
        .contains("an anchor");
    assertThat(problems(Samples.LEAST.replace("project: shop", "project: !!str 7")))
        .containsExactly("2:10: a tag (`!`) is not taken here; take it out, or quote the value");
    assertThat(problems(Samples.LEAST.replace("project: shop", "project: *p"))).isNotEmpty();
    assertThat(problems(Samples.LEAST + "<<: *x\n")).isNotEmpty();
    assertThat(problems("*a : b\n")).isNotEmpty();
    assertThat(problems("&a k: b\n")).anyMatch(problem -> problem.contains("an anchor"));
  }

  @Test
  void a_bomb_of_aliases_does_not_go_off() {
    String bomb =
        """
        a: &a [x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
        services: *c
        """;

    assertThat(problems(bomb)).anyMatch(problem -> problem.contains("an alias (`*`)"));
  }

  @Test
  void deep_nesting_is_refused() {
    assertThat(problems("a: " + "[".repeat(100_000)))
        .containsExactly("1:20: nested deeper than 16 levels");
    assertThat(problems("a: " + "{b: ".repeat(50_000)))
        .singleElement()
        .asString()
        .endsWith("nested deeper than 16 levels");
  }

  @Test
  void a_second_document_is_refused() {
    assertThat(problems(Samples.LEAST + "---\na: b\n"))
        .containsExactly("9:1: a second document; keep one, without a line of `---` after it");
  }

  @Test
  void characters_that_yaml_does_not_know_are_named() {
    assertThat(problems("version: 1\nproject: a\u0000b\n"))
        .containsExactly("2:11: the character U+0000 is not allowed in YAML; take it out");
    assertThat(problems("a: \uD800\n")).hasSize(1);
  }

  @Test
  void foreign_text_stays_a_quotation() {
    assertThat(problems(Samples.LEAST + "\"x`\\n::error::y\\e[31m" + "z".repeat(100) + "\": 1\n"))
        .singleElement()
        .asString()
        .startsWith("9:1: unknown key `x'\uFFFD::error::y\uFFFD[31mzzz")
        .contains("z…`")
        .doesNotContain("\n", "\u001b");
  }

  private static List<String> problems(String text) {
    return switch (ConfigLoader.parse(text, "f")) {
      case LoadResult.Loaded _ -> List.of();
      case LoadResult.Invalid(List<Problem> problems) ->
          problems.stream().map(problem -> problem.render().substring("f:".length())).toList();
    };
  }
}
