package dev.penstock.acceptance;

import dev.penstock.sandbox.clients.NodeClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A repository as the runner has checked it out, its packages installed. */
record Checkout(Path folder) {

  /** Two services and a stand-in for wrangler. */
  static Checkout small() {
    return small("small");
  }

  /** The same with a production, and a stand-in for a migration tool. */
  static Checkout production() {
    Path source = Places.ROOT.resolve("acceptance-tests/src/test/production");
    Checkout checkout = small("production").copying(source, List.of());
    symlink(
        checkout.folder.resolve("node_modules/postgres"),
        CodexPackages.installed().resolve("postgres"));
    return checkout;
  }

  private static Checkout small(String name) {
    Path source = Places.ROOT.resolve("acceptance-tests/src/test/project");
    Checkout checkout = fresh(name).copying(source, List.of("wrangler.js"));
    Path bin = checkout.folder.resolve("node_modules/.bin/wrangler");
    copy(source.resolve("wrangler.js"), bin);
    if (!bin.toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make it executable: " + bin);
    }
    return checkout;
  }

  /** The example with its own wrangler. */
  static Checkout codex() {
    Path source = Places.ROOT.resolve("examples/codex");
    Checkout checkout = fresh("codex").copying(source, List.of("node_modules", ".wrangler"));
    symlink(checkout.folder.resolve("node_modules"), CodexPackages.installed());
    return checkout;
  }

  /** The same with wrangler 4.86 in place of its own. */
  Checkout useOlderWrangler() {
    Path modules = folder.resolve("node_modules");
    try {
      Path installed = modules.toRealPath();
      Files.delete(modules);
      link(installed, modules, List.of(".bin", "wrangler"));
      link(installed.resolve(".bin"), modules.resolve(".bin"), List.of("wrangler"));
      Path script =
          NodeClients.installed().folder().resolve("node_modules/wrangler486/bin/wrangler.js");
      symlink(modules.resolve(".bin/wrangler"), script);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path from, Path to, List<String> leftOut) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(from)) {
      all.filter(path -> !leftOut.contains(String.valueOf(path.getFileName())))
          .forEach(path -> symlink(to.resolve(String.valueOf(path.getFileName())), path));
    }
  }

  /** The same with one file changed. */
  Checkout edit(String file, UnaryOperator<String> change) {
    Path path = folder.resolve(file);
    try {
      String before = Files.readString(path);
      String after = change.apply(before);
      if (after.equals(before)) {
        throw new IllegalArgumentException("nothing changes in " + file);
      }
      Files.writeString(path, after);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with one file more. */
  Checkout write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same without one file. */
  Checkout without(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Checkout fresh(String name) {
    try {
      Path all = Files.createDirectories(Places.TARGET.resolve("checkouts"));
      return new Checkout(Files.createTempDirectory(all, name + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Checkout copying(Path source, List<String> leftOut) {
    try (Stream<Path> all = Files.walk(source)) {
      all.filter(Files::isRegularFile)
          .map(source::relativize)
          .filter(path -> !leftOut.contains(path.getName(0).toString()))
          .forEach(path -> copy(source.resolve(path), folder.resolve(path)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with copies of what is linked from elsewhere on this machine. */
  Checkout withoutLinksOutside() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path link : all.filter(Files::isSymbolicLink).toList()) {
        if (Files.readSymbolicLink(link).isAbsolute()) {
          Path target = link.toRealPath();
          Files.delete(link);
          copyTree(target, link);
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the links within it, and quickly: it may be half a gigabyte. */
  private static void copyTree(Path from, Path to) throws IOException {
    try {
      List<String> copy = List.of("cp", "-a", "--reflink=auto", from.toString(), to.toString());
      if (new ProcessBuilder(copy).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException("cannot copy " + from);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void symlink(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
