package dev.penstock.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.sandbox.http.ReplyException;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePatternTest {

  @ParameterizedTest
  @CsvSource({
    "codex.example/*, codex.example, /, true",
    "codex.example/*, codex.example, /a/b, true",
    "codex.example/*, api.codex.example, /, false",
    "codex.example, codex.example, /, true",
    "codex.example, codex.example, /a, false",
    "codex.example/api/*, codex.example, /api, false",
    "codex.example/api*, codex.example, /apis, true",
    "*.codex.example/*, api.codex.example, /, true",
    "*.codex.example/*, codex.example, /, false",
    "*codex.example/*, codex.example, /, true",
    "https://codex.example/*, codex.example, /x, true",
  })
  void takes_urls_as_cloudflare_does(String pattern, String host, String path, boolean taken) {
    assertThat(RoutePattern.of(pattern).matches(host, path)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "codex.example/*/x", "api.*.example/*", "a b.example"})
  void refuses_other_patterns(String pattern) {
    assertThatThrownBy(() -> RoutePattern.of(pattern)).isInstanceOf(ReplyException.class);
  }

  @Test
  void the_more_precise_pattern_is_the_larger_one() {
    assertThat(
            Stream.of("codex.example/api/*", "*.example/*", "codex.example/*")
                .map(RoutePattern::of)
                .sorted()
                .map(RoutePattern::text))
        .containsExactly("*.example/*", "codex.example/*", "codex.example/api/*");
  }

  @Property(tries = 200)
  void a_whole_host_pattern_takes_every_path_of_its_host_only(
      @ForAll @NotEmpty @LowerChars String label, @ForAll @AlphaChars String path) {
    RoutePattern pattern = RoutePattern.of(label + ".codex.example/*");

    assertThat(pattern.matches(label + ".codex.example", "/" + path)).isTrue();
    assertThat(pattern.matches("x" + label + ".codex.example", "/" + path)).isFalse();
  }
}
