package dev.penstock.acceptance;

import java.nio.file.Path;

/** Where the things under test are on this machine. */
final class Places {
  /** The checkout. */
  static final Path ROOT = Path.of(System.getProperty("penstock.root", "..")).toAbsolutePath();

  /** The jar that the reactor built. */
  static final Path JAR =
      Path.of(System.getProperty("penstock.jar", ROOT + "/launcher/target/penstock.jar"));

  /** What all processes that run tests may write, one at a time. */
  static final Path SHARED = ROOT.resolve("acceptance-tests/target");

  /** What this process alone may write: the tests run in several at once. */
  static final Path TARGET = SHARED.resolve(System.getProperty("penstock.fork", "fork-1"));

  /** The JVM that runs the tests runs what they test. */
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private Places() {}
}
