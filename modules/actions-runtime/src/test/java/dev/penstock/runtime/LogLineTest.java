package dev.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

  @Property
  void no_text_is_a_command_or_more_than_one_line(@ForAll("hostile") String text) {
    String line = LogLine.of(text);

    assertThat(RunnerCommand.in(line)).isEmpty();
    assertThat(line.lines().count()).isLessThanOrEqualTo(1);
    assertThat(line).doesNotContain("\r", "\n", "\u001b", "\u0085", "\u2028", "\u202e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::error::boo",
        "  ::add-mask::a",
        "\u00a0::debug::x",
        "text ##[error]boo",
        "##\u001b[0m[group]x",
        "\u001b[1m::stop-commands::x",
        "##[set-env name=PATH;]/evil"
      })
  void a_command_in_foreign_text_is_only_shown(String text) {
    assertThat(RunnerCommand.in(text.replaceAll("\u001b\\[[0-9]m", ""))).isPresent();
    assertThat(RunnerCommand.in(LogLine.of(text))).isEmpty();
  }

  @Test
  void ordinary_text_stays_as_it_is() {
    String text = "deploy: 3 of 3 (100%) → https://a.example/x?y=1#z [ok] 😀\tdone";
    assertThat(LogLine.of(text)).isEqualTo(text);
  }

  @Test
  void what_would_end_the_line_or_steer_the_terminal_is_shown_as_an_escape() {
    assertThat(LogLine.of("a\nb\rc\u001b[2Kd\u202ee")).isEqualTo("a\\nb\\rc\\u001b[2Kd\\u202ee");
  }

  @Test
  void colours_are_dropped() {
    assertThat(LogLine.of("\u001b[32mok\u001b[0m\n")).isEqualTo("ok");
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.text();
  }
}
