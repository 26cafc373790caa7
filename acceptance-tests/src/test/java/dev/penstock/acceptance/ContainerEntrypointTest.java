package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who an action runs as, and what it is handed: a script that tells both takes Java's place. */
@Tag("containers")
class ContainerEntrypointTest {
  private static final String JAVA =
      """
      #!/bin/bash -p
      echo "user $(id -u) group $(id -g) groups $(id -G)"
      grep -E '^(NoNewPrivs|CapEff)' /proc/self/status
      env | grep -a '^INPUT_'
      printf 'argument <%s>\\n' "$@"
      """;

  private final Image image = Image.built();
  private Path folder = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    Path all = Files.createDirectories(Places.TARGET.resolve("entrypoint"));
    folder = Files.createTempDirectory(all, "");
    for (String part : List.of("workspace/.git", "home", "files")) {
      Files.createDirectories(folder.resolve(part));
    }
    Files.createFile(folder.resolve("files/output"));
    Path java = Files.writeString(folder.resolve("java"), JAVA);
    assertThat(java.toFile().setExecutable(true, false)).isTrue();
  }

  @AfterEach
  void takeBack() throws IOException {
    give(Files.getAttribute(Places.TARGET, "unix:uid").toString(), "");
  }

  @Test
  void the_workspaces_owner_runs_the_action_without_any_right_of_roots() {
    give("1001:1001", "workspace home files");
    give("1001:1005", "home");
    assertThat(lines())
        .contains("user 1001 group 1001 groups 1001")
        .contains("NoNewPrivs:\t1", "CapEff:\t0000000000000000");
  }

  @Test
  void roots_workspace_is_roots_to_work_in() {
    give("0:0", "");
    assertThat(lines()).contains("user 0 group 0 groups 0");
  }

  @Test
  void what_belongs_to_several_only_root_can_write() {
    give("0:0", "");
    give("1001:1001", "workspace home files");
    give("0:0", "workspace/.git");
    assertThat(lines()).contains("user 0 group 0 groups 0");
    give("1001:1001", "workspace/.git");
    give("1002:1002", "files/output");
    assertThat(lines()).contains("user 0 group 0 groups 0");
  }

  @Test
  void a_container_that_was_started_as_somebody_else_stays_so() {
    give("1001:1001", "workspace home files");
    assertThat(lines("--user", "1002:1002")).contains("user 1002 group 1002 groups 1002");
  }

  @Test
  void inputs_and_arguments_arrive_as_they_are() {
    give("1001:1001", "workspace home files");
    assertThat(lines("--env", "INPUT_NEON-API-KEY=a b  $c"))
        .contains("INPUT_NEON-API-KEY=a b  $c")
        .endsWith(
            "argument <-cp>",
            "argument </opt/penstock/penstock.jar>",
            "argument <dev.penstock.launcher.Main>",
            "argument <one>",
            "argument <two  $(id) *>");
  }

  @Test
  void no_variable_of_the_workflow_is_a_script() throws IOException {
    Files.writeString(folder.resolve("home/evil"), "echo evil >&2; exit 7\n");
    give("0:0", "");
    assertThat(lines("--env", "BASH_ENV=/github/home/evil", "--env", "ENV=/github/home/evil"))
        .contains("user 0 group 0 groups 0");
  }

  private List<String> lines(String... options) {
    List<String> all = new ArrayList<>(Arrays.asList(options));
    all.addAll(List.of("--env", "GITHUB_WORKSPACE=/github/workspace"));
    all.addAll(List.of("--env", "HOME=/github/home"));
    all.addAll(List.of("--env", "GITHUB_OUTPUT=/github/file_commands/output"));
    mount(all, "workspace", "/github/workspace");
    mount(all, "home", "/github/home");
    mount(all, "files", "/github/file_commands");
    mount(all, "java", "/opt/penstock/runtime/bin/java");
    Docker.Said said = image.run(all, "one", "two  $(id) *");
    assertThat(said.exit()).as(said::toString).isZero();
    return said.out().lines().toList();
  }

  private void mount(List<String> options, String from, String to) {
    options.addAll(List.of("--volume", folder.resolve(from) + ":" + to));
  }

  /** Everything, or some folders with what is in them. */
  private void give(String user, String folders) {
    image.bash(
        "cd \"$1\"; chown -R " + user + " " + (folders.isEmpty() ? "." : folders),
        List.of(folder),
        folder.toString());
  }
}
