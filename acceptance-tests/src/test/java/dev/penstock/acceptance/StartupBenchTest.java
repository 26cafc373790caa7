package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code bench/startup} still measures. What it finds depends on the machine and is not judged. */
class StartupBenchTest {
  private static String report = "";

  @BeforeAll
  static void measure_each_action_once() throws IOException, InterruptedException {
    Files.createDirectories(Places.TARGET);
    Path said = Places.TARGET.resolve("startup-bench.txt");
    Process process = bench().redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    report = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(report).isZero();
  }

  private static ProcessBuilder bench() {
    ProcessBuilder bench =
        new ProcessBuilder(
            Places.ROOT.resolve("bench/startup/run").toString(),
            "--as-built",
            "--jar-only",
            "--runs",
            "1",
            "--latency",
            "0");
    bench.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return bench;
  }

  @Test
  void every_action_of_a_preview_is_measured() {
    assertThat(
            List.of("pr-comment", "db-branch", "preview-dns", "health-check", "deploy", "cleanup"))
        .allSatisfy(
            action ->
                assertThat(report).containsPattern("\\| " + action + "[^|]*\\| +\\d+ \\| +\\d+ "));
    assertThat(report).containsPattern("\\| deploy-preview up[^|]*\\| +\\d+ \\| +\\d+ ");
  }

  @Test
  void the_goals_that_need_no_comparison_are_judged() {
    assertThat(report)
        .containsPattern("start to first request: at most 200 ms .* met|NOT MET")
        .containsPattern("resident: at most 90 MB .* met|NOT MET");
  }
}
