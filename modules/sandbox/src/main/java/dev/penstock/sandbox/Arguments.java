package dev.penstock.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the sandbox's program was told.
 *
 * @param options of the world to start
 * @param keepRunning whether the end of standard input is no reason to stop
 * @param portFile where the environment is written as JSON
 */
record Arguments(SandboxOptions options, boolean keepRunning, Optional<Path> portFile) {
  static final String USAGE =
      """
      usage: sandbox [options]

        --keep-running      stop on a signal only, not when standard input ends
        --seed codex|none   what is in it from the start (default: codex)
        --baseline FILE     SQL for the production database
                            (default: database/baseline.sql of the checkout's examples/codex)
        --port-file FILE    write the environment there too, as JSON, once everything is up
        --home FOLDER       where npm packages are kept (default: .penstock/sandbox of the checkout)
        --record-workers    take Workers but do not run them
      """;

  private static final Path BASELINE = Path.of("examples", "codex", "database", "baseline.sql");

  /**
   * Understands a command line.
   *
   * @throws IllegalArgumentException with a sentence for the caller, when it is wrong
   */
  static Arguments of(String... args) {
    Optional<Path> checkout = checkout();
    Path home = checkout.orElse(Path.of("")).resolve(".penstock").resolve("sandbox");
    SandboxOptions options = SandboxOptions.codex(home.toAbsolutePath());
    Arguments arguments = new Arguments(options, false, Optional.empty());
    for (Path root : checkout.stream().toList()) {
      arguments = arguments.with(options.withBaseline(root.resolve(BASELINE)));
    }
    Deque<String> left = new ArrayDeque<>(List.of(args));
    while (!left.isEmpty()) {
      arguments = arguments.take(left.pop(), left);
    }
    return arguments;
  }

  private Arguments take(String option, Deque<String> left) {
    return switch (option) {
      case "--keep-running" -> new Arguments(options, true, portFile);
      case "--record-workers" -> with(options.recordingWorkers());
      case "--seed" -> with(options.with(seed(value(option, left))));
      case "--baseline" -> with(options.withBaseline(Path.of(value(option, left))));
      case "--home" -> with(options.withHome(Path.of(value(option, left)).toAbsolutePath()));
      case "--port-file" ->
          new Arguments(options, keepRunning, Optional.of(Path.of(value(option, left))));
      default -> throw new IllegalArgumentException("no such option: " + option);
    };
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return left.pop();
  }

  private static SandboxOptions.Seed seed(String name) {
    return Arrays.stream(SandboxOptions.Seed.values())
        .filter(seed -> seed.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such seed: " + name));
  }

  private Arguments with(SandboxOptions other) {
    return new Arguments(other, keepRunning, portFile);
  }

  /** The checkout around the working folder, or around the jar this runs from. */
  private static Optional<Path> checkout() {
    return Stream.of(Path.of(""), jar())
        .flatMap(start -> Stream.iterate(start.toAbsolutePath(), p -> p != null, Path::getParent))
        .filter(folder -> Files.exists(folder.resolve(BASELINE)))
        .findFirst();
  }

  private static Path jar() {
    String classPath = System.getProperty("java.class.path", "");
    return Path.of(classPath.split(java.io.File.pathSeparator, 2)[0]);
  }
}
