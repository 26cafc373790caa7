package dev.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSummaryTest {
  @TempDir Path folder;
  private Path file = Path.of("");
  private CapturedRun run = CapturedRun.inWorkflow();

  @BeforeEach
  void aRunWithASummary() {
    file = folder.resolve("summary");
    run = CapturedRun.inWorkflow(Map.of("GITHUB_STEP_SUMMARY", file.toString()));
  }

  @Test
  void sections_are_added_one_after_the_other_and_redacted() throws IOException {
    run.runtime.redactor().add(Secret.of("planted-secret"));
    run.runtime.summary().add("## One planted-secret\n");
    run.runtime.summary().add("## Two");

    assertThat(file).hasContent("## One ***\n\n## Two\n\n");
  }

  @Test
  void a_summary_that_is_too_long_is_cut_at_a_line_and_says_so() throws IOException {
    run.runtime.summary().add(("é".repeat(50) + "\n").repeat(20_000));
    run.runtime.summary().add("more");

    String text = Files.readString(file);
    assertThat(Files.size(file)).isLessThanOrEqualTo(JobSummary.LIMIT_BYTES);
    assertThat(text.stripTrailing()).endsWith("é\n" + JobSummary.CUT_NOTE.stripTrailing());
    assertThat(text).doesNotContain("more", "\ufffd");
  }

  @Test
  void on_a_machine_nothing_is_written() {
    CapturedRun machine = CapturedRun.onAMachine(Map.of());
    machine.runtime.summary().add("## One");
    assertThat(machine.out() + machine.err()).isEmpty();
  }
}
