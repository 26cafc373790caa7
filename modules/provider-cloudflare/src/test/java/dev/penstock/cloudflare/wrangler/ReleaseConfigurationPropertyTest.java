package dev.penstock.cloudflare.wrangler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a value holds, it is that value in the derived configuration, and nothing else is. */
class ReleaseConfigurationPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ORIGINAL =
      """
      {"name": "local", "vars": {"KEPT": "yes"}, "routes": ["a.codex.example/*"],
       "env": {"production": {"vars": {"KEPT": "production"}}, "staging": {"vars": {}}}}
      """;

  /** Text with what ends strings, escapes, looks like a template, or is no ASCII. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.of(
                "\"",
                "\\",
                "\n",
                "\r",
                "\u2028",
                "'",
                "`",
                "${X}",
                "$(x)",
                "//",
                "/*",
                "*/",
                ",}",
                "\u0000",
                "🚀",
                "\"}, \"routes\": [\"evil.example/*\"], \"x\": {\"",
                "#",
                "%")
            .list()
            .ofMaxSize(8)
            .map(parts -> String.join("", parts)));
  }

  @Provide
  Arbitrary<Map<String, String>> variables() {
    Arbitrary<String> names =
        Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(8);
    return Arbitraries.maps(names, texts()).ofMaxSize(5);
  }

  @Property(tries = 300)
  void variables_arrive_as_they_are_and_change_nothing_else(
      @ForAll("variables") Map<String, String> variables) {
    JsonNode derived = read(derive(variables).toPrettyString());

    ObjectNode expected = (ObjectNode) read(ORIGINAL);
    ObjectNode production = (ObjectNode) expected.at("/env/production");
    production.put("name", "codex-api");
    variables.forEach(((ObjectNode) production.path("vars"))::put);
    assertThat(derived).isEqualTo(expected);
  }

  @Property(tries = 300)
  void variables_of_native_previews_stay_in_their_block(
      @ForAll("variables") Map<String, String> variables) {
    WranglerConfiguration original =
        new WranglerConfiguration(Path.of("/app/wrangler.json"), (ObjectNode) read(ORIGINAL));

    JsonNode derived =
        read(
            NativeConfiguration.derive(original, "codex-api", variables, Set.of())
                .toPrettyString());

    ObjectNode expected = (ObjectNode) read(ORIGINAL);
    expected.put("name", "codex-api");
    ObjectNode plain = expected.putObject("previews").putObject("vars");
    variables.forEach(plain::put);
    assertThat(derived).isEqualTo(expected);
  }

  private static ObjectNode derive(Map<String, String> variables) {
    return ReleaseConfiguration.of(
            new WranglerConfiguration(Path.of("/app/wrangler.json"), (ObjectNode) read(ORIGINAL)),
            "production")
        .derive(
            new ReleaseWorker(
                "codex-api",
                "production",
                Optional.empty(),
                List.of("a.codex.example"),
                variables,
                Map.of()));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
