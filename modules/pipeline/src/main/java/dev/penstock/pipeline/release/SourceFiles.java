package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The files that a service is made from. */
final class SourceFiles {
  /** {@link #LEFT_OUT} in words. */
  static final String LEFT_OUT_TEXT = ".git, node_modules, .wrangler and .DS_Store";

  /** What tools leave in a checkout; what a build leaves is not there yet when this is asked. */
  static final Set<String> LEFT_OUT = Set.of(".git", "node_modules", ".wrangler", ".DS_Store");

  private static final int BUFFER = 65_536;

  private final Path root;
  private final String service;
  private final MessageDigest digest = FramedHash.sha256();
  private final byte[] buffer = new byte[BUFFER];

  /**
   * Files of a service.
   *
   * @param root the folder that the paths begin at
   * @param service what it is called in a failure
   */
  SourceFiles(Path root, String service) {
    this.root = root.toAbsolutePath().normalize();
    this.service = service;
  }

  /** Hashes every file below the paths once, in the order of the names. */
  void hash(List<Path> paths, FramedHash hash) {
    SortedMap<String, Path> files = new TreeMap<>();
    paths.forEach(path -> files.putAll(below(path)));
    hash.number(files.size());
    for (Map.Entry<String, Path> file : files.entrySet()) {
      hash.text(file.getKey());
      content(file.getValue(), hash);
    }
  }

  private Map<String, Path> below(Path path) {
    Path start = root.resolve(path).normalize();
    checkInside(start, path);
    try {
      return Collector.walk(start, this::name);
    } catch (IOException e) {
      throw unreadable(start, e);
    }
  }

  private void checkInside(Path start, Path asWritten) {
    if (!start.startsWith(root)) {
      throw outside(asWritten);
    }
    if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
      throw missing(asWritten);
    }
    if (!start.equals(root) && !realParent(start).startsWith(real(root))) {
      throw outside(asWritten);
    }
  }

  private Path realParent(Path start) {
    Path parent = start.getParent();
    return real(parent == null ? root : parent);
  }

  private Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /**
   * The path below the root, as in an address: its bytes, whatever the system's encoding, so that
   * two names are never one.
   */
  private String name(Path file) {
    String address = file.toUri().getRawPath();
    String relative = address.substring(root.toUri().getRawPath().length());
    return relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
  }

  private void content(Path file, FramedHash hash) {
    try {
      if (Files.isSymbolicLink(file)) {
        hash.text("link").text(Files.readSymbolicLink(file).toString());
      } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        hash.text(isExecutable(file) ? "program" : "file").bytes(digest(file));
      } else {
        hash.text("special");
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The owner's bit, which is the one that git keeps. */
  private static boolean isExecutable(Path file) throws IOException {
    return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
  }

  private byte[] digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return digest.digest();
    }
  }

  /** Collects files and links, and goes into no folder that is left out. */
  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Function<Path, String> name;
    private final Map<String, Path> found = new TreeMap<>();

    private Collector(Path start, Function<Path, String> name) {
      this.start = start;
      this.name = name;
    }

    static Map<String, Path> walk(Path start, Function<Path, String> name) throws IOException {
      Collector collector = new Collector(start, name);
      Files.walkFileTree(start, collector);
      return collector.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isLeftOut(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isLeftOut(file)) {
        found.put(name.apply(file), file);
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isLeftOut(Path path) {
      Path last = path.getFileName();
      return !path.equals(start) && last != null && LEFT_OUT.contains(last.toString());
    }
  }

  private PenstockException missing(Path path) {
    return Failure.invalid(
            "path-missing",
            "A path of " + service + " is not there: " + path,
            "paths: in penstock.yml names what a service is made from",
            "Correct the path in penstock.yml, or check the repository out before this step.")
        .asException();
  }

  private PenstockException outside(Path path) {
    return Failure.invalid(
            "path-outside",
            "A path of " + service + " leads out of the repository: " + path,
            "only what lies below the folder of penstock.yml can be compared between two deploys",
            "Correct the path in penstock.yml, or the symbolic link on the way to it.")
        .asException();
  }

  private PenstockException unreadable(Path path, IOException cause) {
    return Failure.invalid(
            "path-unreadable",
            "A file that " + service + " is made from cannot be read: " + root.relativize(path),
            cause.getClass().getSimpleName(),
            "Give the job the right to read it, or leave it out of paths: in penstock.yml.")
        .asException(cause);
  }
}
