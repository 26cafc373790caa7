package dev.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {

  @Property(tries = 300)
  void the_runner_reads_back_what_was_written(
      @ForAll("hostile") String first, @ForAll("hostile") String second) throws IOException {
    Path file = Files.createTempFile("outputs", "");
    try {
      Outputs outputs = inWorkflow(file).runtime.outputs();
      outputs.set("first", first);
      outputs.set("second-one", second);

      assertThat(RunnerFileReader.read(file))
          .isEqualTo(Map.of("first", first, "second-one", second));
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void every_value_has_a_delimiter_of_its_own(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("outputs");
    Outputs outputs = inWorkflow(file).runtime.outputs();
    outputs.set("a", "1");
    outputs.set("a", "2");

    assertThat(Files.readString(file).lines().filter(line -> line.startsWith("a<<")).distinct())
        .hasSize(2)
        .allMatch(line -> line.matches("a<<ghadelimiter_[0-9a-f-]{36}"));
  }

  @Test
  void a_value_that_holds_the_delimiter_is_refused(@TempDir Path folder) {
    RunnerFile file = new RunnerFile(folder.resolve("outputs"), () -> "known");

    assertThatThrownBy(() -> file.append("a", "x\nknown\nb=evil"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(folder.resolve("outputs")).doesNotExist();
  }

  @Test
  void a_name_that_is_not_one_is_refused(@TempDir Path folder) {
    RunnerFile file = new RunnerFile(folder.resolve("outputs"));
    assertThatThrownBy(() -> file.append("a=b<<", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_secret_in_a_value_is_masked(@TempDir Path folder) {
    Path file = folder.resolve("outputs");
    CapturedRun run = inWorkflow(file);
    run.runtime.masks().mask(Secret.of("planted-secret"));
    run.runtime.outputs().set("url", "postgresql://u:planted-secret@h/d");

    assertThat(RunnerFileReader.read(file)).containsEntry("url", "postgresql://u:***@h/d");
  }

  @Test
  void on_a_machine_outputs_are_lines_on_standard_output() {
    CapturedRun run = CapturedRun.onAMachine(Map.of());
    run.runtime.outputs().set("branch", "pr-8\noutcome=done");

    assertThat(run.out()).isEqualTo("branch=pr-8\\noutcome=done\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_written_is_a_failure_that_says_so(@TempDir Path folder) {
    Outputs outputs = inWorkflow(folder.resolve("no/such/folder/file")).runtime.outputs();

    assertThatThrownBy(() -> outputs.set("a", "b"))
        .isInstanceOfSatisfying(
            PenstockException.class,
            e -> {
              assertThat(e.failure().exit()).isEqualTo(ExitCode.UNAVAILABLE);
              assertThat(e.failure().reasonCode()).isEqualTo("runner-file-unwritable");
            });
  }

  @Test
  void state_is_kept_for_the_clean_up(@TempDir Path folder) {
    Path file = folder.resolve("state");
    CapturedRun main = CapturedRun.inWorkflow(Map.of("GITHUB_STATE", file.toString()));
    main.runtime.state().save("branch", "pr-8");
    CapturedRun post = CapturedRun.inWorkflow(Map.of("STATE_branch", "pr-8"));

    assertThat(RunnerFileReader.read(file)).containsEntry("branch", "pr-8");
    assertThat(post.runtime.state().saved("branch")).contains("pr-8");
    assertThat(post.runtime.state().saved("other")).isEmpty();
  }

  private static CapturedRun inWorkflow(Path file) {
    return CapturedRun.inWorkflow(Map.of("GITHUB_OUTPUT", file.toString()));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.text();
  }
}
