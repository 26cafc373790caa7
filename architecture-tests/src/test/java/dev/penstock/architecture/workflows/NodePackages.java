package dev.penstock.architecture.workflows;

import dev.penstock.architecture.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packages of {@code src/test/node}, installed into the build folder when the lock changed. */
final class NodePackages {
  private static final int PATIENCE_IN_MINUTES = 3;

  private NodePackages() {}

  /** Their folder. The mark is written last, so a broken installation is done again. */
  static synchronized Path installed() throws IOException {
    Path source = Checkout.file("architecture-tests/src/test/node");
    Path folder = Files.createDirectories(Checkout.file("architecture-tests/target/node"));
    for (String file : List.of("package.json", "package-lock.json", "validate.mjs")) {
      Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path mark = folder.resolve(".installed");
    String lock = Checkout.read(source.resolve("package-lock.json"));
    if (!Files.exists(mark) || !Files.readString(mark).equals(lock)) {
      Files.deleteIfExists(mark);
      install(folder);
      Files.writeString(mark, lock);
    }
    return folder;
  }

  private static void install(Path folder) throws IOException {
    Path log = folder.resolve("npm.log");
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!npm.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        throw new IllegalStateException("npm ci failed: " + Checkout.read(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      npm.destroyForcibly();
    }
  }
}
