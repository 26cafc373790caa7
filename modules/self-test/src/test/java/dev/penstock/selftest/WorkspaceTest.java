package dev.penstock.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
  @Test
  void nothing_is_left_of_it() {
    Path folder;
    try (Workspace workspace = Workspace.open()) {
      folder = workspace.checkout().getParent();
      workspace.variables("{}");
      workspace.tell(Map.of("api-deploy", "x"));
      assertThat(workspace.checkout().resolve("penstock.yml")).isRegularFile();
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void its_wrangler_tells_what_it_was_given_for_the_service_and_the_command()
      throws IOException, InterruptedException {
    try (Workspace workspace = Workspace.open()) {
      assertThat(workspace.runsPrograms()).isTrue();
      workspace.tell(Map.of("web-deploy", "old"));
      workspace.tell(Map.of("api-deploy", "told"));
      assertThat(wrangler(workspace, "api", "deploy")).isEqualTo("told");
      assertThat(wrangler(workspace, "web", "deploy")).isEmpty();
      assertThat(wrangler(workspace, "api", "versions")).isEmpty();
    }
  }

  @Test
  void a_folder_of_which_nothing_may_be_run_is_seen() {
    try (Workspace workspace = Workspace.open()) {
      assertThat(workspace.wrangler().toFile().setExecutable(false, false)).isTrue();
      assertThat(workspace.runsPrograms()).isFalse();
    }
  }

  @Test
  void a_step_finds_its_files_empty() throws IOException {
    try (Workspace workspace = Workspace.open()) {
      Path output = Path.of(workspace.variables("{}").getOrDefault("GITHUB_OUTPUT", ""));
      Files.writeString(output, "reason-code<<x\nbranch-created\nx\n");
      assertThat(workspace.reason()).isEqualTo("branch-created");
      workspace.variables("{}");
      assertThat(workspace.reason()).isEmpty();
    }
  }

  private static String wrangler(Workspace workspace, String service, String command)
      throws IOException, InterruptedException {
    Path told = workspace.checkout().resolve("told");
    Files.deleteIfExists(told);
    ProcessBuilder builder =
        new ProcessBuilder(workspace.wrangler().toString(), command, "upload")
            .directory(workspace.checkout().resolve("services/" + service).toFile());
    builder.environment().put("WRANGLER_OUTPUT_FILE_PATH", told.toString());
    Process process = builder.start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
    return Files.exists(told) ? Files.readString(told) : "";
  }
}
