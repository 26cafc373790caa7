package dev.penstock.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The checkout that these tests are part of. */
public final class Checkout {
  /** What a build or an installation makes, and what is only a test's material. */
  private static final Set<String> NOT_SOURCE =
      Set.of("target", "node_modules", ".git", ".penstock", ".wrangler", ".jqwik-database");

  private static final Path TEST_MATERIAL = Path.of("src/test/resources");

  private Checkout() {}

  public static Path root() {
    return Path.of(System.getProperty("penstock.root", "..")).toAbsolutePath().normalize();
  }

  public static Path file(String path) {
    return root().resolve(path);
  }

  public static String read(String path) {
    return read(file(path));
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As people know it: seen from the top, with slashes. */
  public static String name(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  /** Every page that people read. */
  static List<Path> pages() {
    return files(".md");
  }

  /** The Java sources of what is shipped: no tests, and not the sandbox's. */
  static List<Path> shippedSources() {
    return files(".java").stream()
        .filter(file -> name(file).matches("(modules|actions)/.*/src/main/.*|launcher/src/main/.*"))
        .filter(file -> !name(file).startsWith("modules/sandbox/"))
        .toList();
  }

  /** Every file of that ending, in the order of their names. */
  public static List<Path> files(String ending) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(root(), new Collector(ending, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final String ending;
    private final List<Path> found;

    Collector(String ending, List<Path> found) {
      this.ending = ending;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NOT_SOURCE.contains(folder.getFileName().toString()) || folder.endsWith(TEST_MATERIAL)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(ending)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
