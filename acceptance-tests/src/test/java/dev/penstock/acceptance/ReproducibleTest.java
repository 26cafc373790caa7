package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is released can be made again by anybody, and compared. */
class ReproducibleTest {
  private static final int PATIENCE_IN_MINUTES = 15;

  @Test
  void two_builds_of_the_jar_are_the_same_bytes(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process build =
        new ProcessBuilder(Places.ROOT.resolve("bin/reproduce").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(build.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(build.exitValue()).as(Files.readString(said)).isZero();
    } finally {
      build.descendants().forEach(ProcessHandle::destroyForcibly);
      build.destroyForcibly();
    }
  }
}
