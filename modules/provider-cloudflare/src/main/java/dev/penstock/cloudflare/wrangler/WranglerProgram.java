package dev.penstock.cloudflare.wrangler;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the wrangler that the repository has chosen. */
final class WranglerProgram {
  private WranglerProgram() {}

  /**
   * The start of a command: the nearest {@code node_modules/.bin/wrangler} from the folder upward,
   * as Node looks for packages, or npx, which knows other layouts and must not download one.
   */
  static List<String> find(Path directory) {
    return Stream.iterate(directory.toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("node_modules/.bin/wrangler"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> List.of(program.toString()))
        .orElseGet(() -> List.of("npx", "--no-install", "wrangler"));
  }
}
