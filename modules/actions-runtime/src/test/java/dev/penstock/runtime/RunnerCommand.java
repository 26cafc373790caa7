package dev.penstock.runtime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A log line read with the runner's own rules, as {@code ActionCommand.cs} has them: both the
 * {@code ::name::} and the {@code ##[name]} form.
 */
public record RunnerCommand(String name, Map<String, String> properties, String data) {
  private static final Set<String> KNOWN =
      Set.of(
          "add-mask",
          "add-matcher",
          "add-path",
          "debug",
          "echo",
          "endgroup",
          "error",
          "group",
          "notice",
          "remove-matcher",
          "save-state",
          "set-env",
          "set-output",
          "stop-commands",
          "warning");

  /** The command that the runner would see in the line; empty when it is just text. */
  public static Optional<RunnerCommand> in(String line) {
    return colons(line).or(() -> brackets(line));
  }

  private static Optional<RunnerCommand> colons(String line) {
    String message = line.replaceFirst("^[\\s\\p{Z}\\u0085]+", "");
    int end = message.startsWith("::") ? message.indexOf("::", 2) : -1;
    return end < 0
        ? Optional.empty()
        : command(message.substring(2, end), ",", message.substring(end + 2), true);
  }

  private static Optional<RunnerCommand> brackets(String line) {
    int start = line.indexOf("##[");
    int end = start < 0 ? -1 : line.indexOf(']', start);
    return end < 0
        ? Optional.empty()
        : command(line.substring(start + 3, end), ";", line.substring(end + 1), false);
  }

  private static Optional<RunnerCommand> command(
      String info, String separator, String data, boolean colons) {
    int space = info.indexOf(' ');
    String name = space < 0 ? info : info.substring(0, space);
    if (!KNOWN.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    Map<String, String> properties = new LinkedHashMap<>();
    if (space > 0) {
      for (String pair : info.substring(space + 1).strip().split(separator, -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && equals < pair.length() - 1) {
          properties.put(pair.substring(0, equals), decoded(pair.substring(equals + 1), true));
        }
      }
    }
    return Optional.of(new RunnerCommand(name, properties, decoded(data, !colons)));
  }

  private static String decoded(String text, boolean property) {
    String decoded = text.replace("%0D", "\r").replace("%0A", "\n");
    if (property) {
      decoded = decoded.replace("%3A", ":").replace("%2C", ",");
    }
    return decoded.replace("%25", "%");
  }
}
