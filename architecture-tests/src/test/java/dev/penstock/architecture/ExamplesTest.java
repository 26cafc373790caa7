package dev.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.config.load.ConfigLoader;
import dev.penstock.config.load.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people copy from the pages works. */
class ExamplesTest {
  private static final String WORKFLOW = "examples/codex/.github/workflows/preview.yml";

  @Test
  void the_workflow_of_the_readme_is_the_examples() {
    JsonNode copied =
        examples(Page.read("README.md")).filter(yaml -> yaml.has("jobs")).findFirst().orElseThrow();
    assertThat(copied).isEqualTo(Yaml.read(Checkout.file(WORKFLOW)));
  }

  @Test
  void the_configuration_of_the_readme_loads(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("penstock.yml");
    Files.writeString(
        file,
        Page.read("README.md").code().stream()
            .map(Page.Fence::text)
            .filter(text -> text.startsWith("version: 1"))
            .findFirst()
            .orElseThrow());
    assertThat(ConfigLoader.load(file, "penstock.yml")).isInstanceOf(LoadResult.Loaded.class);
  }

  @Test
  void the_configuration_of_every_example_loads() throws IOException {
    try (Stream<Path> examples = Files.list(Checkout.file("examples"))) {
      assertThat(examples.map(example -> example.resolve("penstock.yml")))
          .hasSizeGreaterThan(1)
          .allSatisfy(
              file -> assertThat(ConfigLoader.load(file)).isInstanceOf(LoadResult.Loaded.class));
    }
  }

  @Test
  void every_step_gives_its_action_inputs_that_it_has() {
    List<JsonNode> steps = Page.all().flatMap(ExamplesTest::examples).flatMap(this::steps).toList();
    assertThat(steps).hasSizeGreaterThan(Actions.commands().size());
    assertThat(steps.stream().flatMap(ExamplesTest::wrongInputs)).isEmpty();
  }

  @Test
  void every_readme_of_an_action_has_a_step_to_copy() {
    assertThat(Actions.commands())
        .allSatisfy(
            name ->
                assertThat(
                        examples(Page.read(Actions.readme(name)))
                            .flatMap(this::steps)
                            .flatMap(step -> Actions.used(step.path("uses").asText())))
                    .contains(name));
  }

  private static Stream<JsonNode> examples(Page page) {
    return page.code().stream()
        .filter(fence -> fence.language().equals("yaml"))
        .map(fence -> Yaml.parse(fence.text()));
  }

  /** Steps that use Penstock, at whatever depth. */
  private Stream<JsonNode> steps(JsonNode yaml) {
    return yaml.findParents("uses").stream()
        .filter(step -> Actions.used(step.path("uses").asText()).findAny().isPresent());
  }

  private static Stream<String> wrongInputs(JsonNode step) {
    String uses = step.path("uses").asText();
    return Actions.used(uses)
        .flatMap(
            action -> {
              JsonNode inputs = Yaml.read(Actions.yaml(action)).path("inputs");
              Stream<String> unknown =
                  step.path("with").properties().stream()
                      .map(entry -> entry.getKey())
                      .filter(input -> !inputs.has(input))
                      .map(input -> uses + " has no input " + input);
              Stream<String> missing =
                  inputs.properties().stream()
                      .filter(entry -> entry.getValue().path("required").asBoolean())
                      .map(entry -> entry.getKey())
                      .filter(input -> !step.path("with").has(input))
                      .map(input -> uses + " lacks the input " + input);
              return Stream.concat(unknown, missing);
            });
  }
}
