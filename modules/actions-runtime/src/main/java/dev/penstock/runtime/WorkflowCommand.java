package dev.penstock.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A line that the runner acts on, such as {@code ::error title=Broken::It broke}.
 *
 * @param name the command, such as {@code error}
 * @param properties its named values in order, unescaped; blank ones are left out
 * @param data what follows, unescaped
 * @see <a href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands">
 *     workflow commands</a>
 */
record WorkflowCommand(String name, Map<String, String> properties, String data) {

  WorkflowCommand {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  WorkflowCommand(String name, String data) {
    this(name, Map.of(), data);
  }

  /** The line, without its end. */
  String line() {
    String listed =
        properties.entrySet().stream()
            .filter(property -> !property.getValue().isBlank())
            .map(property -> property.getKey() + "=" + escapedProperty(property.getValue()))
            .collect(Collectors.joining(","));
    return "::" + name + (listed.isEmpty() ? "" : " " + listed) + "::" + escaped(data);
  }

  private static String escaped(String data) {
    return data.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** The runner strips white space around the list of properties, so none is sent. */
  private static String escapedProperty(String value) {
    return escaped(value.strip()).replace(":", "%3A").replace(",", "%2C");
  }
}
