package dev.penstock.runtime;

import dev.penstock.kernel.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A file of names and values that the runner reads when the step ends.
 *
 * <p>A value is put between delimiters that nobody can foresee, so that no value can end itself
 * early and set another name.
 *
 * @see <a
 *     href="https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs">how
 *     the runner reads it</a>
 */
final class RunnerFile {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private final Path path;
  private final Supplier<String> delimiters;

  RunnerFile(Path path) {
    this(path, RunnerFile::unforeseen);
  }

  RunnerFile(Path path, Supplier<String> delimiters) {
    this.path = path;
    this.delimiters = delimiters;
  }

  static String unforeseen() {
    return "ghadelimiter_" + UUID.randomUUID();
  }

  void append(String name, String value) {
    String delimiter = delimiters.get();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    if (value.contains(delimiter)) {
      throw new IllegalStateException("the value of " + name + " holds its own delimiter");
    }
    append(path, name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n");
  }

  static void append(Path path, String text) {
    try {
      Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw Failure.unavailable(
              "runner-file-unwritable",
              "The runner's file " + path.getFileName() + " cannot be written",
              "the disk may be full, or the variable that names the file is wrong",
              "Look at the free space and the permissions of " + path + ", then run again.")
          .asException(e);
    }
  }
}
