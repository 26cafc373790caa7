package dev.penstock.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program to be run, with exactly the given variables besides those that say where programs are.
 *
 * @param directory where it runs
 * @param line the program and its arguments
 * @param environment its variables
 */
record Command(Path directory, List<String> line, Map<String, String> environment) {
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "LANG", "TMPDIR", "NODE_EXTRA_CA_CERTS");

  Command {
    line = List.copyOf(line);
    environment = new LinkedHashMap<>(environment);
  }

  static Command of(Path directory, String... line) {
    return new Command(directory, List.of(line), Map.of());
  }

  Command with(Map<String, String> variables) {
    return new Command(directory, line, variables);
  }

  /** Runs it to its end, telling each line it prints. */
  int run(Consumer<String> heard) {
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        reader.lines().forEach(heard);
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + line.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + line.getFirst() + " ran", e);
    }
  }

  void runOrFail() {
    List<String> heard = new ArrayList<>();
    int exit = run(heard::add);
    if (exit != 0) {
      throw new IllegalStateException(
          String.join(" ", line) + " exited with " + exit + ":\n" + String.join("\n", heard));
    }
  }
}
