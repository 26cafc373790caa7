package dev.penstock.sandbox.workers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where the npm packages that hold workerd are. They are installed on first use, as the lock file
 * says, into a folder named after that file; later runs find them there. Safe for several processes
 * at once.
 *
 * @param node the Node 20 (or later) to run, a command or a path
 * @param npm the npm to install with, a command or a path
 * @param home the folder to install below; made when it is missing
 */
public record WorkerdInstallation(String node, String npm, Path home) {

  private static final int INSTALL_MINUTES = 5;
  private static final List<String> PACKAGE = List.of("package.json", "package-lock.json");
  private static final List<String> SCRIPTS = List.of("control.mjs", "host.mjs", "assets.mjs");

  /** The {@code node} and {@code npm} on the PATH. */
  public static WorkerdInstallation in(Path home) {
    return new WorkerdInstallation("node", "npm", home);
  }

  /**
   * Installs what is missing.
   *
   * @return the control script, to be run with {@link #node}
   * @throws IllegalStateException when npm fails
   */
  Path prepare() {
    try {
      Path folder = home.resolve("workerd-" + hash(PACKAGE));
      Files.createDirectories(folder);
      install(folder);
      Path scripts = Files.createDirectories(folder.resolve("scripts-" + hash(SCRIPTS)));
      copy(SCRIPTS, scripts);
      return scripts.resolve("control.mjs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install(Path folder) throws IOException {
    Path done = folder.resolve("installed");
    if (Files.exists(done)) {
      return;
    }
    // Closing the channel gives the lock back.
    try (FileChannel lock = open(folder.resolve("lock"))) {
      lock.lock();
      if (!Files.exists(done)) {
        copy(PACKAGE, folder);
        runNpm(folder);
        Files.createFile(done);
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void runNpm(Path folder) throws IOException {
    Path output = folder.resolve("npm.log");
    Process process =
        new ProcessBuilder(
                npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!endedWell(process)) {
      throw new IllegalStateException("npm install failed, see " + output);
    }
  }

  private static boolean endedWell(Process process) {
    try {
      return process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void copy(List<String> names, Path folder) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      byte[] content = resource(name);
      if (!Files.exists(file) || Files.size(file) != content.length) {
        Files.write(file, content);
      }
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = WorkerdInstallation.class.getResourceAsStream("node/" + name)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: node/" + name);
      }
      return in.readAllBytes();
    }
  }

  private static String hash(List<String> names) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : names) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(resource(name));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
