package dev.penstock.sandbox.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once per machine and user into the temporary folder. */
record Programs(Path folder) {

  Path initdb() {
    return folder.resolve("bin/initdb");
  }

  Path postgres() {
    return folder.resolve("bin/postgres");
  }

  static Programs unpacked() {
    try {
      byte[] archive = archive();
      Path home = home();
      Path folder = home.resolve("postgres-" + hash(archive));
      if (!Files.isDirectory(folder)) {
        unpack(archive, home, folder);
      }
      return new Programs(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] archive() throws IOException {
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name = machine.equals("amd64") ? "x86_64" : machine;
    try (InputStream in = Programs.class.getResourceAsStream("/postgres-linux-" + name + ".txz")) {
      if (in == null) {
        throw new IllegalStateException(
            "the sandbox has no PostgreSQL for this machine (" + machine + "), only for Linux x64");
      }
      return in.readAllBytes();
    }
  }

  /** Others on the machine must not be able to slip programs into it. */
  private static Path home() throws IOException {
    String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
    Path home = Path.of(System.getProperty("java.io.tmpdir"), "penstock-" + user);
    try {
      Files.createDirectory(
          home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    } catch (FileAlreadyExistsException e) {
      requireOwn(home);
    }
    return home;
  }

  private static void requireOwn(Path home) throws IOException {
    Path mine = Files.createTempFile("penstock", ".owner");
    try {
      if (Files.isSymbolicLink(home) || !Files.getOwner(home).equals(Files.getOwner(mine))) {
        throw new IllegalStateException(home + " belongs to somebody else: remove it");
      }
    } finally {
      Files.delete(mine);
    }
  }

  private static String hash(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Beside its place first, so that nobody ever sees half of it. */
  private static void unpack(byte[] archive, Path home, Path folder) throws IOException {
    Path half = Files.createTempDirectory(home, "half-");
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, half);
      }
    }
    Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(half);
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the archive leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(target.getParent());
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(content, target);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
