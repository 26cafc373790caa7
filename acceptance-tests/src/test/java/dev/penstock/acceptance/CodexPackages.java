package dev.penstock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The npm packages of the example, installed once into this module's build folder. */
final class CodexPackages {
  private static final List<String> NEEDED =
      List.of(
          "package.json",
          "package-lock.json",
          "services/api/package.json",
          "services/auth/package.json",
          "services/web/package.json");

  private CodexPackages() {}

  /** The folder {@code node_modules}. The mark is written last: a broken installation is redone. */
  static synchronized Path installed() {
    Path folder = Places.TARGET.resolve("codex-packages");
    Path mark = folder.resolve(".installed");
    Path source = Places.ROOT.resolve("examples/codex");
    try {
      String lock = Files.readString(source.resolve("package-lock.json"));
      if (!Files.exists(mark) || !Files.readString(mark).equals(lock)) {
        Files.deleteIfExists(mark);
        for (String file : NEEDED) {
          copy(source.resolve(file), folder.resolve(file));
        }
        install(folder);
        Files.writeString(mark, lock);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.resolve("node_modules");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void install(Path folder) throws IOException {
    Path log = folder.resolve("npm.log");
    ProcessBuilder npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    try {
      if (npm.start().waitFor() != 0) {
        throw new IllegalStateException("npm ci failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
