package dev.penstock.runtime;

import java.util.regex.Pattern;

/**
 * Makes any text one harmless line of a log.
 *
 * <p>Foreign text (a tool's output, a branch name) could end the line and forge another, hide what
 * came before with terminal controls, or be a workflow command. The runner takes a line for a
 * command when it begins with {@code ::} (after white space) or holds {@code ##[} anywhere. The
 * stop-commands command is not used against that: a run that is killed inside it would leave the
 * rest of the job without commands.
 *
 * @see <a href="https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs">how
 *     the runner reads a line</a>
 */
final class LogLine {
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\t]]");
  private static final Pattern COMMAND = Pattern.compile("^[\\s\\p{Z}]*::");

  private LogLine() {}

  static String of(String text) {
    String visible = HIDDEN.matcher(withoutColours(text)).replaceAll(m -> shown(m.group()));
    String prefix = COMMAND.matcher(visible).find() ? "| " : "";
    return prefix + visible.replace("##[", "## [");
  }

  private static String withoutColours(String text) {
    return COLOURS.matcher(text.stripTrailing()).replaceAll("");
  }

  private static String shown(String hidden) {
    return switch (hidden) {
      case "\n" -> "\\\\n";
      case "\r" -> "\\\\r";
      default -> String.format("\\\\u%04x", hidden.codePointAt(0));
    };
  }
}
