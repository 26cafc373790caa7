package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.config.problem.Problem;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LoaderPropertiesTest {

  @Property(tries = 2000)
  void any_text_is_loaded_or_has_problems(@ForAll String text) {
    assertIsLoadedOrHasProblems(text);
  }

  @Property(tries = 2000)
  void any_yaml_like_text_is_loaded_or_has_problems(@ForAll("yamlLike") String text) {
    assertIsLoadedOrHasProblems(text);
  }

  @Property(tries = 3000)
  void a_spoilt_file_is_loaded_or_has_problems(@ForAll("spoilt") String text) {
    assertIsLoadedOrHasProblems(text);
  }

  @Property(tries = 1000)
  void what_the_loader_takes_the_schema_takes(@ForAll("spoilt") String text) {
    if (ConfigLoader.parse(text, "f") instanceof LoadResult.Loaded) {
      assertThat(JsonSchema.errors(text)).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> yamlLike() {
    return pieces().list().ofMaxSize(60).map(pieces -> String.join("", pieces));
  }

  /** The sample with some of its characters taken out and a piece put in their place. */
  @Provide
  Arbitrary<String> spoilt() {
    return Arbitraries.of(Samples.LEAST, Samples.EVERYTHING, Samples.LASTING)
        .flatMap(
            text ->
                Combinators.combine(
                        Arbitraries.integers().between(0, text.length()),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.oneOf(pieces(), Arbitraries.strings().ofMaxLength(3)))
                    .as((start, length, piece) -> spoil(text, start, length, piece)));
  }

  private static String spoil(String text, int start, int length, String piece) {
    int end = Math.min(text.length(), start + length);
    return text.substring(0, start) + piece + text.substring(end);
  }

  private static Arbitrary<String> pieces() {
    return Arbitraries.of(
        "\n",
        "\n  ",
        "\n    ",
        " ",
        ": ",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!!str ",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "---",
        "...",
        "<<",
        "~",
        "\t",
        "\r",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "${",
        "}",
        "$${",
        "${pr}",
        "${environment}",
        "${generated}",
        "${env.A}",
        "${services.api.url}",
        "${services.site.image}",
        "version",
        "project",
        "services",
        "database",
        "dns",
        "after",
        "api",
        "web",
        "preview",
        "environments",
        "production",
        "native",
        "command",
        "rollout",
        "[10, 100]",
        "name",
        "host",
        "health",
        "policy",
        "1",
        "0",
        "-1",
        "1.5",
        "true",
        "null",
        "14d",
        "5m",
        "x",
        "é",
        "😀",
        "99999999999999999999",
        "0x1F",
        ".inf");
  }

  private static void assertIsLoadedOrHasProblems(String text) {
    if (ConfigLoader.parse(text, "f") instanceof LoadResult.Invalid(List<Problem> problems)) {
      assertThat(problems).isNotEmpty();
      assertThat(problems)
          .allMatch(problem -> problem.line() >= 1 && problem.column() >= 1)
          .allMatch(problem -> problem.render().lines().count() == 1);
    }
  }
}
