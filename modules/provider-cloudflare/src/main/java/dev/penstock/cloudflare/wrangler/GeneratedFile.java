package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.json.Json;
import dev.penstock.kernel.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A derived configuration on the disk while wrangler runs, beside the original, so that relative
 * paths keep their meaning. What a killed run has left is replaced, never followed: the checkout
 * may hold a link of that name.
 */
final class GeneratedFile implements AutoCloseable {
  private final Path path;

  private GeneratedFile(Path path) {
    this.path = path;
  }

  static GeneratedFile write(WranglerConfiguration original, String worker, ObjectNode derived) {
    Path path = original.file().resolveSibling(".penstock-" + worker + ".wrangler.json");
    try {
      Files.deleteIfExists(path);
      Files.write(path, Json.bytes(derived), StandardOpenOption.CREATE_NEW);
      return new GeneratedFile(path);
    } catch (IOException e) {
      throw notWritable(path).asException(e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw notWritable(path).asException(e);
    }
  }

  private static Failure notWritable(Path path) {
    return Failure.invalid(
        "workspace-not-writable",
        "The derived wrangler configuration cannot be kept at " + path + " while it is used",
        "the folder does not let it be written or deleted",
        "Check out the repository where this job may write.");
  }
}
