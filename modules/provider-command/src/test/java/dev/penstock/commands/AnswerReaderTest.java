package dev.penstock.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final Answer V42 = new Answer.Named("v42", Optional.empty(), Optional.empty());

  @Test
  void everything_a_release_has_is_read() {
    assertThat(
            read(
                """
                {"release": "v42", "url": "https://api.example.com/", "image": "sha256:ab"}"""))
        .isEqualTo(
            new Answer.Named(
                "v42", Optional.of("https://api.example.com"), Optional.of("sha256:ab")));
  }

  @Test
  void only_the_release_has_to_be_there() {
    assertThat(read("{\"release\":\"v42\"}")).isEqualTo(V42);
    assertThat(read("{\"release\":\"v42\",\"url\":null,\"other\":[1]}")).isEqualTo(V42);
  }

  @Test
  void the_last_object_counts_and_everything_else_is_for_people() {
    assertThat(
            read(
                "{\"release\": \"v41\"}",
                "building…",
                "  {\"release\": \"v42\"}  ",
                "[\"release\"]",
                "{not json}",
                "done in {3} s"))
        .isEqualTo(V42);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{ }", "{\"release\": null}", "{\"release\":null,\"url\":\"x\"}"})
  void nothing_live_is_an_answer(String line) {
    assertThat(read(line)).isEqualTo(new Answer.None());
  }

  @Test
  void an_object_without_a_release_is_not_mistaken_for_nothing_live() {
    assertThat(why("{\"level\": \"info\", \"message\": \"bye\"}"))
        .isEqualTo("its JSON has no release: `{\"level\":\"info\",\"message\":\"bye\"}`");
  }

  @Test
  void silence_and_prose_are_told_apart() {
    assertThat(why()).isEqualTo("its standard output was empty");
    assertThat(why("v42", "all done"))
        .isEqualTo("no line of its standard output is a JSON object, the last one is `all done`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"release": 42}                 | release is a JSON number and not a text: `42`
          {"release": {"id": "v42"}}      | release is a JSON object and not a text: `{"id":"v42"}`
          {"release": "v42", "image": []} | image is a JSON array and not a text: `[]`
          {"release": "v42", "url": true} | url is a JSON boolean and not a text: `true`
          """)
  void another_type_is_said_with_what_came(String line, String why) {
    assertThat(why(line)).isEqualTo(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "v 42",
        "v42\\n",
        "v42\\u0000",
        "v42\\u001b[2J",
        "v\\u202e42",
        "v42\\u2028",
        "ü"
      })
  void a_release_is_one_visible_word(String release) {
    assertThat(why("{\"release\": \"" + release + "\"}"))
        .startsWith("release is not 1 to 200 visible ASCII characters without spaces: `")
        .matches("[ -~…]*");
  }

  @Test
  void a_release_has_a_length() {
    assertThat(read("{\"release\": \"" + "v".repeat(200) + "\"}")).isInstanceOf(Answer.Named.class);
    assertThat(why("{\"release\": \"" + "v".repeat(201) + "\"}"))
        .startsWith("release has 201 characters, at most 200 are allowed: `vvv")
        .hasSizeLessThan(200);
  }

  @Test
  void a_secret_does_not_become_a_release() {
    assertThat(why("{\"release\": \"v-***\"}"))
        .isEqualTo("release holds a secret, and the ledger is read by many: `v-***`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com",
        "api.example.com",
        "https:///path",
        "https://user:pass@api.example.com",
        "https://api.example.com?x=1",
        "https://api.example.com#x",
        "https://api_.example.com:x",
        "javascript:alert(1)",
        "https://[",
        "file:///etc/passwd"
      })
  void an_address_is_a_plain_https_one(String url) {
    assertThat(why("{\"release\": \"v42\", \"url\": \"" + url + "\"}"))
        .isEqualTo(
            "url is not a plain https address such as https://api.example.com: `" + url + "`");
  }

  @Test
  void hostile_json_is_just_not_an_answer() {
    assertThat(why("{\"release\": \"v1\"} {\"release\": \"v2\"}")).startsWith("no line");
    assertThat(why("{\"release\": \"v1\", \"release\": \"v2\"}")).startsWith("no line");
    assertThat(why("{\"a\":".repeat(5_000))).startsWith("no line");
    assertThat(why("{\"release\": " + "[".repeat(9_000) + "]".repeat(9_000) + "}"))
        .startsWith("no line");
  }

  private static Answer read(String... lines) {
    return AnswerReader.read(List.of(lines));
  }

  private static String why(String... lines) {
    return ((Answer.Unusable) read(lines)).why();
  }
}
