package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.selftest.Scene;
import dev.penstock.selftest.Scenes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code penstock self-test}, as a process of its own that could reach nobody. */
class SelfTestTest {
  private static final long LONGEST_RUN = 120;
  private static final String WORLD = "/dev/penstock/selftest/world.json";

  /** Whoever asks for these gets to a port where nobody listens. */
  private static final Map<String, String> NOWHERE =
      Map.of(
          "HTTPS_PROXY", "http://127.0.0.1:9",
          "HTTP_PROXY", "http://127.0.0.1:9",
          "GITHUB_API_URL", "http://127.0.0.1:9",
          "PENSTOCK_DNS_SERVER", "127.0.0.1:9");

  @TempDir private Path folder;
  private Path temporary;

  /** How a process ended. */
  private record Ended(int exit, String said) {}

  @BeforeEach
  void makeFolders() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @Test
  void it_plays_every_scene_without_any_network_and_leaves_nothing() throws Exception {
    Ended ended = run(Places.JAR);
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(ended.said())
        .containsPattern("Java +\\d+")
        .containsPattern("class archives +\\S")
        .containsPattern("node +\\S")
        .containsPattern("tls +trusts [1-9]\\d* authorities, no stranger +ok")
        .doesNotContain("failed", "left out")
        .contains("reason-code=self-test-passed");
    for (Scene scene : Scenes.all()) {
      assertThat(ended.said())
          .containsPattern(scene.action() + " +" + scene.doing() + " +ok +\\d+ ms");
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void it_plays_them_in_processes_of_their_own_when_java_gets_options_for_them() throws Exception {
    Path loaded = Files.createDirectory(folder.resolve("loaded"));
    Ended ended =
        run(
            Places.JAR,
            "-Xlog:disable",
            "self-test",
            "--only=pr-comment,db-branch",
            "--java-options=-Xlog:class+load:file=" + loaded + "/%p");
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(ended.said())
        .containsPattern("pr-comment +writes a comment +ok")
        .doesNotContain("failed");
    List<Path> processes;
    try (Stream<Path> files = Files.list(loaded)) {
      processes = files.toList();
    }
    assertThat(processes).hasSizeGreaterThan(5);
    for (Path process : processes) {
      assertThat(process)
          .content()
          .contains("dev.penstock.launcher.Main")
          .doesNotContain("dev.penstock.selftest.Stage");
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void it_names_what_an_action_asks_and_nobody_recorded() throws Exception {
    Path jar = Files.copy(Places.JAR, folder.resolve("broken.jar"));
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Path world = inside.getPath(WORLD);
      String recorded = Files.readString(world);
      Files.writeString(world, recorded.replace("GET /github/repos/acme/codex/pulls/8", "GET /x"));
    }
    Ended ended = run(jar);
    assertThat(ended.exit()).as(ended.said()).isEqualTo(1);
    assertThat(ended.said())
        .containsPattern("deploy-preview +brings it up +failed")
        .contains("asked what is not recorded: GET /github/repos/acme/codex/pulls/8")
        .contains("reason-code=self-test-failed");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void nothing_of_it_is_loaded_by_another_command() throws Exception {
    Ended ended = run(Places.JAR, "-Xlog:class+load", "pr-comment", "--help");
    assertThat(ended.exit()).isZero();
    assertThat(ended.said())
        .contains("dev.penstock.action.prcomment.")
        .doesNotContain("dev.penstock.selftest.");
  }

  private Ended run(Path jar) throws IOException, InterruptedException {
    return run(jar, "-Xlog:disable", "self-test");
  }

  private Ended run(Path jar, String flag, String... arguments)
      throws IOException, InterruptedException {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Places.JAVA.toString(), "-XX:TieredStopAtLevel=1", flag));
    command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-Djdk.net.hosts.file=" + hosts));
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(NOWHERE);
    Process process = builder.start();
    if (!process.waitFor(LONGEST_RUN, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Ended(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
  }
}
