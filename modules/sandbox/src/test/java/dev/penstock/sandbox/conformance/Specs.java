package dev.penstock.sandbox.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder with the vendors' documents: what the system property or the environment variable
 * {@code PENSTOCK_SPECS} names, or {@code shared/specs} beside the checkout.
 */
final class Specs {
  private static final Optional<Path> FOLDER = find();

  private Specs() {}

  static Optional<Path> folder() {
    return FOLDER;
  }

  /** Runs once per JVM, so that a missing folder is told once. */
  private static Optional<Path> find() {
    Path folder = named();
    if (Files.isDirectory(folder)) {
      return Optional.of(folder);
    }
    System.out.println(
        "No vendors' API documents here: GitHub, Cloudflare and Fly exchanges are not validated.");
    return Optional.empty();
  }

  private static Path named() {
    String root = System.getProperty("penstock.root", "../..");
    return Optional.ofNullable(System.getProperty("PENSTOCK_SPECS"))
        .or(() -> Optional.ofNullable(System.getenv("PENSTOCK_SPECS")))
        .map(Path::of)
        .orElseGet(() -> Path.of(root).toAbsolutePath().resolveSibling("shared").resolve("specs"));
  }
}
