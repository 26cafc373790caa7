package dev.penstock.pipeline.tool;

import dev.penstock.kernel.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One call of another program, without a shell.
 *
 * @param command the program and its arguments, each taken as it is; a program without a slash is
 *     looked for in the folders of the child's own {@code PATH}
 * @param directory where it runs
 * @param environment plain variables it gets besides the few that every tool inherits
 * @param secrets variables whose values are secret; an argument is never secret, because every
 *     process on the machine can read it
 * @param timeout how long it may take before it is killed with everything it started
 * @param answers whether its standard output is an answer to be read: it is then kept apart from
 *     standard error, as {@link ToolResult#stdout}
 */
public record ToolCall(
    List<String> command,
    Path directory,
    Map<String, String> environment,
    Map<String, Secret> secrets,
    Duration timeout,
    boolean answers) {

  public ToolCall {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    secrets = Map.copyOf(secrets);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a call names a program");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("a program needs time to run");
    }
  }

  /** A call of a program whose output is only for people. */
  public ToolCall(
      List<String> command,
      Path directory,
      Map<String, String> environment,
      Map<String, Secret> secrets,
      Duration timeout) {
    this(command, directory, environment, secrets, timeout, false);
  }

  /** The same call, for the answer that the program gives on its standard output. */
  public ToolCall forItsAnswer() {
    return new ToolCall(command, directory, environment, secrets, timeout, true);
  }

  /** The program's name as a person would say it: {@code wrangler}, not its whole path. */
  public String tool() {
    Path name = Path.of(command.getFirst()).getFileName();
    return name == null ? command.getFirst() : name.toString();
  }
}
