package dev.penstock.pipeline.tool;

import dev.penstock.kernel.Failure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a program in the folders of the child's {@code PATH}. The JDK would look in those of this
 * process, which may be other ones.
 */
final class ProgramSearch {
  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private ProgramSearch() {}

  /** The call's command with its program as a path. */
  static List<String> locate(ToolCall call, Map<String, String> environment) {
    List<String> command = new ArrayList<>(call.command());
    if (!command.getFirst().contains("/")) {
      command.set(0, find(call.tool(), environment).orElseThrow(() -> missing(call)).toString());
    }
    return command;
  }

  private static Optional<Path> find(String program, Map<String, String> environment) {
    return folders(environment.getOrDefault("PATH", ""))
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
        .findFirst();
  }

  private static Stream<String> folders(String path) {
    return SEPARATOR.splitAsStream(path).filter(folder -> !folder.isEmpty());
  }

  private static RuntimeException missing(ToolCall call) {
    return Failure.invalid(
            "tool-missing",
            "There is no program called " + call.tool(),
            "none of the folders of PATH has it",
            "Install " + call.tool() + " in a step before this one, or name another command.")
        .asException();
  }
}
