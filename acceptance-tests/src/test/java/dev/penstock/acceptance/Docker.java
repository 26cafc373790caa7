package dev.penstock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The client of the engine that {@code ./check --containers} has started. Whatever it runs needs
 * {@code --network host}: the engine of {@code bin/engine} has no other network.
 */
final class Docker {
  private static final int PATIENCE = 300;
  private static final String SOCKET = "unix://";

  private Docker() {}

  /**
   * What a call of the client said.
   *
   * @param exit its status; a container's own
   */
  record Said(int exit, String out, String err) {
    /** The output, without the line's end. */
    String line() {
      return out.strip();
    }
  }

  /** A call that has to succeed. */
  static Said call(String... arguments) {
    Said said = call(List.of(arguments), Map.of());
    if (said.exit() != 0) {
      throw new AssertionError("docker " + String.join(" ", arguments) + ": " + said);
    }
    return said;
  }

  /** A call, with variables for the client, to its end. */
  static Said call(List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>(List.of(client()));
    command.addAll(arguments);
    try {
      Path folder = Files.createDirectories(Places.TARGET.resolve("docker"));
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      Said said = new Said(exit(builder.start()), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The engine's socket on this machine. */
  static String socket() {
    return Optional.ofNullable(System.getenv("DOCKER_HOST"))
        .filter(host -> host.startsWith(SOCKET))
        .map(host -> host.substring(SOCKET.length()))
        .orElse("/var/run/docker.sock");
  }

  private static String client() {
    return Optional.ofNullable(System.getenv("PENSTOCK_DOCKER"))
        .orElseThrow(() -> new AssertionError("run these tests with ./check --containers"));
  }

  private static int exit(Process process) {
    try {
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("docker did not end within " + PATIENCE + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
