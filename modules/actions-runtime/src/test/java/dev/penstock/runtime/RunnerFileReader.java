package dev.penstock.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the runner's file of outputs with the rules of {@code FileCommandManager.cs} on Linux. */
public final class RunnerFileReader {
  private final String text;
  private int index;

  private RunnerFileReader(String text) {
    this.text = text;
  }

  /** What the runner would take from the file; nothing from a file that is not there. */
  public static Map<String, String> read(Path file) {
    try {
      return Files.exists(file) ? new RunnerFileReader(Files.readString(file)).values() : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    while (index < text.length()) {
      String line = line();
      if (!line.isEmpty()) {
        readOne(line, values);
      }
    }
    return values;
  }

  private void readOne(String line, Map<String, String> values) {
    int equals = line.indexOf('=');
    int heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values.put(line.substring(0, equals), line.substring(equals + 1));
    } else if (heredoc > 0) {
      values.put(line.substring(0, heredoc), valueUpTo(line.substring(heredoc + 2)));
    } else {
      throw new IllegalStateException("the runner refuses the line: " + line);
    }
  }

  private String valueUpTo(String delimiter) {
    int start = index;
    int end = index;
    String line = line();
    while (!line.equals(delimiter)) {
      end = index - 1;
      if (index >= text.length()) {
        throw new IllegalStateException("no delimiter " + delimiter);
      }
      line = line();
    }
    return end > start ? text.substring(start, end) : "";
  }

  private String line() {
    int start = index;
    int end = text.indexOf('\n', start);
    index = end < 0 ? text.length() : end + 1;
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
