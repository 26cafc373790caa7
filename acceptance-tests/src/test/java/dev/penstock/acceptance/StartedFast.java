package dev.penstock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lets the JVM start from an archive, made from the jar under test by a run of it. */
final class StartedFast {
  private static final Path TEMPORARY = Places.TARGET.resolve("tmp");

  private StartedFast() {}

  /** Trains with the step, and answers the flags that use what was learnt. */
  static List<String> trainedBy(Step step) {
    try {
      Files.createDirectories(TEMPORARY);
      Path cache = Places.TARGET.resolve("penstock.aot");
      Files.deleteIfExists(cache);
      step.flags(List.of("-XX:AOTCacheOutput=" + cache)).run().succeeded();
      return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-Djava.io.tmpdir=" + TEMPORARY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
