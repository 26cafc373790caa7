package dev.penstock.acceptance;

import dev.penstock.runtime.RunnerFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files between the runner and one step, and where its text is kept. */
record RunnerFiles(Path folder) {

  /** New ones, empty as the runner makes them. */
  static RunnerFiles fresh() {
    try {
      Path folder =
          Files.createTempDirectory(Files.createDirectories(Places.TARGET.resolve("steps")), "");
      RunnerFiles files = new RunnerFiles(folder);
      for (String file : files.variables().values()) {
        Files.createFile(Path.of(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> variables() {
    return Map.of(
        "GITHUB_OUTPUT", folder.resolve("output").toString(),
        "GITHUB_STATE", folder.resolve("state").toString(),
        "GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
  }

  Path out() {
    return folder.resolve("out");
  }

  Path err() {
    return folder.resolve("err");
  }

  StepRun read(int exit) {
    return read(exit, text(out()), text(err()));
  }

  StepRun read(int exit, String out, String err) {
    return new StepRun(
        exit,
        out,
        err,
        RunnerFileReader.read(folder.resolve("output")),
        text(folder.resolve("output")),
        text(folder.resolve("state")),
        text(folder.resolve("summary")));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
