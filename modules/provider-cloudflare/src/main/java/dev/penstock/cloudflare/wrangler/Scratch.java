package dev.penstock.cloudflare.wrangler;

import dev.penstock.json.Json;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder outside the workspace that only this user may read, for one call of wrangler: the
 * secrets it is given and the records it writes. Gone with its content afterwards.
 */
final class Scratch implements AutoCloseable {
  private static final Set<PosixFilePermission> ONLY_US =
      PosixFilePermissions.fromString("rw-------");

  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  static Scratch open() {
    try {
      return new Scratch(Files.createTempDirectory("penstock-"));
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /** A file with the secrets as wrangler reads them; empty when there are none. */
  Optional<Path> write(Map<String, Secret> secrets) {
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    secrets.forEach((name, secret) -> values.put(name, secret.reveal()));
    Path file = folder.resolve("secrets.json");
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ONLY_US));
      Files.write(file, Json.bytes(values));
      return Optional.of(file);
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /** Where wrangler writes its records. */
  Path records() {
    return folder.resolve("records.ndjson");
  }

  /** Where wrangler writes its logs, which would otherwise pile up in the home folder. */
  Path logs() {
    return folder.resolve("logs");
  }

  /** Where wrangler puts what it builds. */
  Path bundle() {
    return folder.resolve("bundle");
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  private static RuntimeException notWritable(IOException cause) {
    return Failure.unavailable(
            "temporary-folder-unusable",
            "The folder for temporary files cannot be used",
            "a file in it could not be written or deleted",
            "Make room in it, or set java.io.tmpdir to another folder.")
        .asException(cause);
  }
}
