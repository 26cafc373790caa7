package dev.penstock.pipeline.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.config.CommandConfig;
import dev.penstock.config.CommandsConfig;
import dev.penstock.config.RolloutConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {
  private static final List<String> DEPLOY = List.of("./deploy");
  private static final List<String> CURRENT = List.of("./current");
  private static final List<String> ROLLBACK = List.of("./rollback");
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @TempDir private Path root;

  @Test
  void a_service_that_names_no_paths_has_no_fingerprint() {
    assertThat(ContentHash.of(root, new SampleService().config(), "production")).isEmpty();
  }

  @Test
  void the_same_files_give_the_same_fingerprint_in_another_checkout(@TempDir Path other) {
    for (Path checkout : List.of(root, other)) {
      write(checkout, "services/api/index.ts", "code");
      write(checkout, "services/api/deep/er.ts", "more");
    }

    assertThat(hash(root)).isEqualTo(hash(other)).matches("[0-9a-f]{64}");
  }

  @Test
  void a_changed_byte_another_name_or_one_more_file_gives_another() {
    write("services/api/index.ts", "code");
    String before = hash();

    write("services/api/index.ts", "c0de");
    assertThat(hash()).isNotEqualTo(before);
    write("services/api/index.ts", "code");
    assertThat(hash()).isEqualTo(before);

    write("services/api/empty.ts", "");
    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void text_does_not_move_from_a_name_to_a_content_unseen() {
    write("services/api/a", "bc");
    String one = hash();
    delete("services/api/a");
    write("services/api/ab", "c");

    assertThat(hash()).isNotEqualTo(one);
  }

  @Test
  void the_right_to_execute_counts() throws IOException {
    write("services/api/run", "#!/bin/sh");
    String before = hash();

    Files.setPosixFilePermissions(
        root.resolve("services/api/run"), PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void what_others_may_do_and_when_it_was_written_do_not_count() throws IOException {
    write("services/api/run", "text");
    Path file = root.resolve("services/api/run");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    String before = hash();

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));

    assertThat(hash()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/HEAD", "node_modules/x/index.js", ".wrangler/tmp/a", ".DS_Store"})
  void what_tools_leave_behind_does_not_count(String file) {
    write("services/api/index.ts", "code");
    String before = hash();

    write("services/api/" + file, "anything");
    write("services/api/deep/" + file, "anything");

    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void folders_without_files_do_not_count() throws IOException {
    write("services/api/index.ts", "code");
    String before = hash();

    Files.createDirectories(root.resolve("services/api/empty/folder"));

    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void a_path_that_is_named_twice_counts_once() {
    write("services/api/index.ts", "code");

    assertThat(hash(root, service("services/api", "services/api/index.ts", "services/./api")))
        .isEqualTo(hash());
  }

  @Test
  void the_whole_repository_and_a_single_file_are_paths_too() {
    write("penstock.yml", "version: 1");
    String file = hash(root, service("penstock.yml"));
    String all = hash(root, service("."));
    write("README.md", "read me");

    assertThat(hash(root, service("penstock.yml"))).isEqualTo(file);
    assertThat(hash(root, service("."))).isNotEqualTo(all);
  }

  @Test
  void a_link_is_what_it_says_and_not_what_is_behind_it(@TempDir Path outside) throws IOException {
    write(outside, "secret", "not ours");
    Files.createDirectories(root.resolve("services/api"));
    Path link = root.resolve("services/api/link");
    Files.createSymbolicLink(link, outside);
    String before = hash();

    write(outside, "secret", "changed");
    assertThat(hash()).isEqualTo(before);

    Files.delete(link);
    Files.createSymbolicLink(link, outside.resolve("secret"));
    assertThat(hash()).isNotEqualTo(before);
  }

  @Test
  void a_link_is_not_a_file_with_the_same_text() throws IOException {
    Files.createDirectories(root.resolve("services/api"));
    Path link = root.resolve("services/api/link");
    Files.createSymbolicLink(link, Path.of("target"));
    String asLink = hash();
    Files.delete(link);
    write("services/api/link", "target");

    assertThat(hash()).isNotEqualTo(asLink);
  }

  @Test
  void a_link_to_nothing_can_be_hashed() throws IOException {
    Files.createDirectories(root.resolve("services/api"));
    Files.createSymbolicLink(root.resolve("services/api/link"), Path.of("nowhere"));

    assertThat(hash()).hasSize(64);
  }

  @Test
  void names_of_any_letters_stay_apart() {
    write("services/api/grün.ts", "code");
    String one = hash();
    delete("services/api/grün.ts");
    write("services/api/gr%C3%BCn.ts", "code");

    assertThat(hash()).isNotEqualTo(one);
  }

  @Test
  void a_path_that_is_not_there_is_a_mistake_of_the_configuration() {
    assertFailure("path-missing", service("services/api"));
  }

  @Test
  void a_path_does_not_lead_out_of_the_repository(@TempDir Path outside) throws IOException {
    write(outside, "api/index.ts", "code");
    Files.createSymbolicLink(root.resolve("services"), outside);

    assertFailure("path-outside", service("../elsewhere"));
    assertFailure("path-outside", service("services/api"));
  }

  /** Nobody can read the memory of a process from its beginning, not even root. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_file_that_cannot_be_read_is_a_mistake_of_the_job() {
    PenstockException thrown =
        catchThrowableOfType(
            PenstockException.class, () -> hash(Path.of("/proc/self"), service("mem")));

    assertThat(thrown.failure().reasonCode()).isEqualTo("path-unreadable");
    assertThat(thrown.failure().what()).endsWith(": mem");
  }

  @Test
  void what_the_configuration_says_counts() {
    write("services/api/index.ts", "code");
    String before = hash();

    assertThat(
            List.of(
                sample().variables("A", "1"),
                sample().variables("A", "2"),
                sample().variables("B", "1"),
                sample().variables("A", "${env.A}"),
                sample().secrets("A", "1"),
                sample().commands(new CommandsConfig(DEPLOY, CURRENT, ROLLBACK, TIMEOUT)),
                sample().build(building("A", "1")),
                sample().build(building("A", "2"))))
        .extracting(service -> hash(root, service.config()))
        .doesNotHaveDuplicates()
        .doesNotContain(before);
    assertThat(ContentHash.of(root, service("services/api"), "staging"))
        .isNotEqualTo(Optional.of(before));
  }

  @Test
  void what_does_not_change_what_is_deployed_does_not_count() {
    write("services/api/index.ts", "code");
    RolloutConfig gradual = new RolloutConfig(List.of(10, 100), TIMEOUT, 1);

    assertThat(hash(root, sample().variables("A", "1", "B", "2").config()))
        .isEqualTo(hash(root, sample().variables("B", "2", "A", "1").config()));
    assertThat(hash(root, sample().rollout(gradual).config())).isEqualTo(hash());
    assertThat(hash(root, sample().commands(commands(DEPLOY)).config()))
        .isEqualTo(hash(root, sample().commands(commands(ROLLBACK)).config()));
  }

  @Test
  void a_plan_has_the_fingerprints_of_those_that_name_paths() {
    write("services/api/index.ts", "code");

    assertThat(ContentHash.ofAll(sample().plan(root))).containsExactly(Map.entry("api", hash()));
    assertThat(ContentHash.ofAll(new SampleService().plan(root))).isEmpty();
  }

  private static SampleService sample() {
    return new SampleService().paths("services/api");
  }

  private static ServiceConfig service(String... paths) {
    return new SampleService().paths(paths).config();
  }

  private static CommandsConfig commands(List<String> rollback) {
    return new CommandsConfig(DEPLOY, CURRENT, rollback, TIMEOUT);
  }

  private static CommandConfig building(String name, String template) {
    return new CommandConfig(
        List.of("make"), Path.of("."), SampleService.templates(name, template), TIMEOUT);
  }

  private String hash() {
    return hash(root);
  }

  private static String hash(Path checkout) {
    return hash(checkout, service("services/api"));
  }

  private static String hash(Path checkout, ServiceConfig service) {
    return ContentHash.of(checkout, service, "production").orElseThrow();
  }

  private void assertFailure(String code, ServiceConfig service) {
    PenstockException thrown =
        catchThrowableOfType(PenstockException.class, () -> hash(root, service));
    assertThat(thrown.failure().reasonCode()).isEqualTo(code);
    assertThat(thrown.failure().exit()).isEqualTo(ExitCode.INVALID);
  }

  private void write(String file, String text) {
    write(root, file, text);
  }

  private static void write(Path folder, String file, String text) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(String file) {
    try {
      Files.delete(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
