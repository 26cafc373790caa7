package dev.penstock.sandbox.clients;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Installs the packages of the lock file once, into the module's build folder. */
final class Packages {

  private static final Object ONE_AT_A_TIME = new Object();
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private Packages() {}

  static Path install() {
    synchronized (ONE_AT_A_TIME) {
      try {
        return installLocked();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Path installLocked() throws IOException {
    Path module = module();
    Path target = Files.createDirectories(module.resolve("target/clients"));
    try (FileChannel channel = FileChannel.open(target.resolve(".lock"), CREATE, WRITE)) {
      // Closing the channel releases the lock.
      channel.lock();
      return upToDate(module.resolve("src/test/node"), target);
    }
  }

  /** The mark is written last, so a broken installation is done again. */
  private static Path upToDate(Path source, Path target) throws IOException {
    Path mark = target.resolve(".installed");
    String hash = hash(source.resolve("package-lock.json"));
    if (!Files.exists(mark) || !Files.readString(mark).equals(hash)) {
      Files.deleteIfExists(mark);
      Files.createDirectories(target.resolve("home"));
      copy(source, target, "package.json");
      copy(source, target, "package-lock.json");
      npmInstall(target);
      Files.writeString(mark, hash);
    }
    return target;
  }

  private static void copy(Path source, Path target, String name) throws IOException {
    Files.copy(source.resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Keeps to the versions and hashes of the lock file. Not {@code npm ci}: it refuses a lock file
   * that lacks a package for another platform, which a registry mirror may not carry. No package
   * here needs its install script: the binaries come as packages of their own.
   */
  private static void npmInstall(Path target) {
    String npm =
        NodeBinary.onPath("npm")
            .orElseThrow(() -> new IllegalStateException("no npm: install Node 20 or later"))
            .toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            npm,
            "install",
            "--no-save",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error");
    Output output = Running.toEnd(builder.directory(target.toFile()), PATIENCE);
    if (output.exit() != 0) {
      throw new IllegalStateException("npm install failed: " + output.out() + output.err());
    }
  }

  private static Path module() {
    Path root = Path.of(System.getProperty("penstock.root", "."));
    Path module = root.resolve("modules/sandbox").toAbsolutePath().normalize();
    if (!Files.exists(module.resolve("src/test/node/package.json"))) {
      throw new IllegalStateException("run from the checkout, or set -Dpenstock.root");
    }
    return module;
  }

  private static String hash(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
