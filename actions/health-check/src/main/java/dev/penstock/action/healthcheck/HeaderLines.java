package dev.penstock.action.healthcheck;

import dev.penstock.kernel.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers that an input names, one a line. What is wrong with it is told without its values.
 *
 * @param values by the header's name
 * @param problem what is wrong; empty when nothing is
 */
record HeaderLines(Map<String, Secret> values, Optional<String> problem) {
  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]+):[ \t]*(.*)");

  /** What a value may hold (RFC 9110, section 5.5), of ASCII only. */
  private static final Pattern VALUE = Pattern.compile("[\t -~]+");

  static HeaderLines of(String text) {
    Map<String, Secret> values = new LinkedHashMap<>();
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches() || !VALUE.matcher(line.group(2)).matches()) {
        return new HeaderLines(
            values,
            Optional.of("must have a header a line, `Name: value`; no. " + (i + 1) + " is none"));
      }
      values.put(line.group(1), Secret.of(line.group(2)));
    }
    return new HeaderLines(values, Optional.empty());
  }
}
