package dev.penstock.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * The pull request's checkout: a copy of {@code examples/codex} with its packages installed, as the
 * steps of a workflow before Penstock would leave it. Kept from one rehearsal to the next, because
 * the packages are large.
 *
 * @param folder where it is
 */
record Checkout(Path folder) {
  private static final Set<String> NOT_COPIED = Set.of("node_modules", ".wrangler");
  private static final String LOCK = "package-lock.json";

  /** Copies the example. */
  static Checkout of(Path example, Path folder) {
    try {
      copy(example, folder);
      return new Checkout(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy examples/codex", e);
    }
  }

  /** Whether the packages of exactly this lock file are there. */
  boolean isInstalled() {
    try {
      Path installed = installedLock();
      return Files.exists(installed) && Files.mismatch(installed, folder.resolve(LOCK)) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Installs the packages as a workflow does. */
  void install() {
    Command.of(folder, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error").runOrFail();
    try {
      Files.copy(folder.resolve(LOCK), installedLock(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes a file as a push would: {@code from} becomes {@code to}. */
  void edit(String file, String from, String to) {
    Path path = folder.resolve(file);
    try {
      String text = Files.readString(path);
      if (!text.contains(from)) {
        throw new IllegalStateException(file + " no longer contains what the rehearsal changes");
      }
      Files.writeString(path, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path installedLock() {
    return folder.resolve("node_modules").resolve(".installed-lock.json");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_COPIED.contains(dir.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
