package dev.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.command.ActionYamlContract;
import dev.penstock.launcher.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every action's {@code action.yml} and README say what its command does. */
class ActionsTest {

  static List<String> commands() {
    return Actions.commands();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void its_inputs_and_outputs_are_those_of_the_code(String name) {
    assertThat(
            ActionYamlContract.differences(
                Actions.yaml(name),
                Actions.readme(name),
                Commands.table().create(name).orElseThrow()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void it_runs_its_command_in_the_image_that_all_share(String name) {
    JsonNode action = Yaml.read(Actions.yaml(name));
    assertThat(action.path("runs").path("using").asText()).isEqualTo("docker");
    assertThat(action.path("runs").path("image").asText())
        .matches("docker://ghcr.io/penstock/deploy-preview(:v1|@sha256:[0-9a-f]{64})")
        .isEqualTo(Yaml.read(Actions.yaml(Actions.UMBRELLA)).path("runs").path("image").asText());
    assertThat(action.path("runs").path("args")).hasSize(1);
    assertThat(action.path("runs").path("args").path(0).asText()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void the_marketplace_can_show_it(String name) {
    JsonNode action = Yaml.read(Actions.yaml(name));
    assertThat(action.path("name").asText()).startsWith("Penstock: ");
    assertThat(action.path("description").asText()).hasSizeBetween(1, 125);
    assertThat(action.path("branding").path("icon").asText()).isNotBlank();
    assertThat(action.path("branding").path("color").asText())
        .isIn("white", "black", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark");
  }

  @Test
  void every_command_has_a_folder_and_every_folder_a_command() throws IOException {
    try (Stream<Path> folders = Files.list(Checkout.file("actions"))) {
      assertThat(folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))))
          .extracting(folder -> folder.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(Actions.commands());
    }
  }

  @Test
  void no_two_actions_have_the_same_name() {
    assertThat(commands().stream().map(name -> Yaml.read(Actions.yaml(name)).path("name").asText()))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_table_of_the_readme_names_them_all() {
    List<String> rows =
        Page.read("README.md")
            .section("## The actions")
            .lines()
            .filter(line -> line.startsWith("| [`"))
            .toList();
    assertThat(rows)
        .extracting(row -> row.replaceFirst(".*?\\(actions/([a-z-]+)\\).*", "$1"))
        .containsExactlyElementsOf(Actions.commands());
  }
}
