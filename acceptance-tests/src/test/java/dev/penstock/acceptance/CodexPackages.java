package dev.penstock.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
    Path folder = Places.SHARED.resolve("codex-packages");
    Path mark = folder.resolve(".installed");
    Path source = Places.ROOT.resolve("examples/codex");
    try (FileChannel channel = lockFile(folder);
        FileLock _ = channel.lock()) {
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

  /** Another process may be about the same: who comes second finds it done. */
  private static FileChannel lockFile(Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve(".lock");
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
