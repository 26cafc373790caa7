package dev.penstock.acceptance;

import dev.penstock.runtime.RunnerFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The files in which a step in a container tells the runner something, named as the runner does.
 *
 * @param folder the runner's {@code _runner_file_commands}
 * @param id what tells a step's files from another's
 */
record CommandFiles(Path folder, String id) {

  /** New ones, empty as the runner makes them. */
  static CommandFiles fresh(Path folder) {
    CommandFiles files = new CommandFiles(folder, UUID.randomUUID().toString());
    try {
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
        "GITHUB_OUTPUT", file("set_output").toString(),
        "GITHUB_STATE", file("save_state").toString(),
        "GITHUB_STEP_SUMMARY", file("step_summary").toString(),
        "GITHUB_ENV", file("set_env").toString(),
        "GITHUB_PATH", file("add_path").toString());
  }

  StepRun read(Docker.Said said) {
    return new StepRun(
        said.exit(),
        said.out(),
        said.err(),
        RunnerFileReader.read(file("set_output")),
        text(file("set_output")),
        text(file("save_state")),
        text(file("step_summary")));
  }

  /** What the step has left for its clean-up, as the runner hands it over. */
  Map<String, String> state() {
    Map<String, String> state = new HashMap<>();
    RunnerFileReader.read(file("save_state"))
        .forEach((name, value) -> state.put("STATE_" + name, value));
    return state;
  }

  private Path file(String what) {
    return folder.resolve(what + "_" + id);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
