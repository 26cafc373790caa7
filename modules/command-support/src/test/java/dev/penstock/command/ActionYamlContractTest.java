package dev.penstock.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionYamlContractTest {
  private static final ActionCommand COMMAND =
      new SampleCommand((command, context) -> ActionReport.done("x", "x"));

  @TempDir Path folder;

  @Test
  void files_that_say_what_the_code_does_have_no_differences() {
    assertThat(ActionYamlContract.differences(TestFiles.FOLDER.resolve("sample"), COMMAND))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          description: Creates or!description: Makes or!action.yml: description is "Makes or
          args: [sample]!args: [simple]!action.yml: the first of runs.args is "simple"
          default: 5m!default: 6m!action.yml: input timeout, default is "6m", in the code "5m"
          default: true!default: false!action.yml: input verify, default is "false"
          description: Where it is.!description: Where?!action.yml: input url, description is "Where?"
          required: false!required: true!action.yml: input hosts, required is "true"
          account:!acount:!action.yml: inputs lacks account
          account:!acount:!action.yml: inputs has acount, the code not
          The sample's name.!Its name.!action.yml: output branch, description is "Its name."
          reason-code:!reason:!action.yml: outputs lacks reason-code
          """)
  void a_difference_in_action_yml_is_told(String before, String after, String difference)
      throws IOException {
    copy("action.yml", before, after);
    copy("README.md", "", "");
    assertThat(ActionYamlContract.differences(folder, COMMAND))
        .anyMatch(told -> told.startsWith(difference));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          | `5m`           |!| `6m`           |!## Inputs lacks the row | `timeout` | no | `5m` |
          | `5m`           |!| `6m`           |!## Inputs has, the code not, | `timeout` | no | `6m` |
          | `pr`             | yes!| `pr`             | no!## Inputs lacks the row | `pr` | yes |
          | The sample's name. |!| A name. |!## Outputs lacks the row | `branch` | The sample's name. |
          ## Outputs!## What comes out!## Outputs lacks the row | Output | Description |
          """)
  void a_difference_in_the_readme_is_told(String before, String after, String difference)
      throws IOException {
    copy("action.yml", "", "");
    copy("README.md", before, after);
    assertThat(ActionYamlContract.differences(folder, COMMAND))
        .anyMatch(told -> told.startsWith("README.md: " + difference));
  }

  @Test
  void the_tables_can_be_pasted() {
    assertThat(ActionYamlContract.inputsTable(COMMAND))
        .startsWith("| Input | Required | Default | Description |\n| --- | --- | --- | --- |\n")
        .contains("| `verify` | no | `true` | Whether to look at it. |\n");
    assertThat(ActionYamlContract.outputsTable(COMMAND))
        .contains("| `branch` | The sample's name. |\n");
  }

  private void copy(String name, String before, String after) throws IOException {
    String text = TestFiles.read("sample/" + name);
    assertThat(text).contains(before == null ? "" : before);
    Files.writeString(
        folder.resolve(name),
        before == null || before.isEmpty() ? text : text.replace(before, after));
  }
}
