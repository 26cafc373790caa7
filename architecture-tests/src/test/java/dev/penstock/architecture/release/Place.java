package dev.penstock.architecture.release;

import dev.penstock.architecture.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A checkout of a small repository with the real programs and the real {@code action.yml} files,
 * its origin beside it, and stand-ins for Docker, its registry and GitHub.
 */
final class Place {
  private static final int PATIENCE_IN_SECONDS = 60;
  private static final List<String> STAND_INS = List.of("docker", "gh", "uname");

  private final Path folder;
  private final Path checkout;

  private Place(Path folder) {
    this.folder = folder;
    this.checkout = folder.resolve("checkout");
  }

  static Place in(Path folder) {
    Place place = new Place(folder);
    try {
      place.equip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    place.git("init", "--quiet", "--bare", "--initial-branch=main", "../origin.git");
    place.git("init", "--quiet", "--initial-branch=main", ".");
    place.git("remote", "add", "origin", "../origin.git");
    place.change("CHANGELOG.md", changes("1.2.3"));
    return place;
  }

  static String changes(String... versions) {
    StringBuilder text = new StringBuilder("# Changelog\n\n## [Unreleased]\n\n- Not yet.\n");
    for (String version : versions) {
      text.append("\n## [").append(version).append("] - 2026-11-20\n\n- News of ").append(version);
      text.append(".\n");
    }
    return text.append("\n[Unreleased]: https://example.com\n").toString();
  }

  private void equip() throws IOException {
    for (String made : List.of("checkout", "fake/registry", "fake/releases", "stand-ins")) {
      Files.createDirectories(folder.resolve(made));
    }
    for (Path action : Checkout.files("action.yml")) {
      copy(action, checkout.resolve(Checkout.name(action)));
    }
    for (String programs : List.of("release", "bin")) {
      try (var files = Files.walk(Checkout.file(programs))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          copy(file, checkout.resolve(Checkout.name(file)));
        }
      }
    }
    for (String program : STAND_INS) {
      copy(
          Checkout.file("architecture-tests/src/test/resources/release").resolve(program),
          folder.resolve("stand-ins").resolve(program));
      Files.setPosixFilePermissions(
          folder.resolve("stand-ins").resolve(program),
          java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.writeString(fake("machine"), "x86_64");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What a stand-in goes by. */
  Path fake(String name) {
    return folder.resolve("fake").resolve(name);
  }

  Path file(String name) {
    return checkout.resolve(name);
  }

  void set(String fake, String text) {
    write(fake(fake), text);
  }

  void unset(String fake) {
    try {
      Files.delete(fake(fake));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits a change to main, pushes it, and tells the commit. */
  String change(String file, String text) {
    write(file(file), text);
    git("add", "--all");
    git("commit", "--quiet", "--message", "Change " + file);
    git("push", "--quiet", "origin", "HEAD:main");
    return git("rev-parse", "HEAD");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String git(String... arguments) {
    return run("git", arguments).well();
  }

  /** The commit that a tag of the origin names. */
  String tagged(String tag) {
    return git("ls-remote", "origin", "refs/tags/" + tag).replaceFirst("\\s.*", "");
  }

  /** How often a stand-in was called with arguments that contain these. */
  long calls(String arguments) {
    return Files.exists(fake("calls"))
        ? Checkout.read(fake("calls")).lines().filter(line -> line.contains(arguments)).count()
        : 0;
  }

  Ended run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.contains("/") ? file(program).toString() : program);
    command.addAll(List.of(arguments));
    Path out = fake("out");
    Path err = fake("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    environment(builder.environment());
    try {
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end");
      }
      return new Ended(process.exitValue(), Checkout.read(out).stripTrailing(), Checkout.read(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Nobody's own settings of git, and the stand-ins first. */
  private void environment(Map<String, String> environment) {
    environment.putAll(
        Map.of(
            "FAKE", folder.resolve("fake").toString(),
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Somebody",
            "GIT_AUTHOR_EMAIL", "somebody@example.com",
            "GIT_COMMITTER_NAME", "Somebody",
            "GIT_COMMITTER_EMAIL", "somebody@example.com"));
    environment.merge(
        "PATH", folder.resolve("stand-ins").toString(), (path, first) -> first + ":" + path);
  }
}
