package dev.penstock.pipeline.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads what a process prints, as it prints it, and keeps the end of it. */
final class ToolOutput {
  /** A program that detached a child may leave its output open for ever. */
  private static final Duration LONGEST_WAIT_AFTER_THE_END = Duration.ofSeconds(2);

  private static final int LONGEST_LINE = 1_000;
  private static final Pattern TERMINAL_CODES = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

  /** The frames of a JavaScript or Java stack trace would push out the line that says why. */
  private static final Pattern STACK_FRAME = Pattern.compile("\\s+at \\S.*:\\d+\\)?");

  private final Deque<String> lines = new ArrayDeque<>();
  private final UnaryOperator<String> listener;
  private final Thread reading;

  private ToolOutput(Process process, UnaryOperator<String> listener) {
    this.listener = listener;
    this.reading = Thread.ofVirtual().name("tool-output").unstarted(() -> read(process));
  }

  /**
   * Starts to read.
   *
   * @param listener hears every line and says how it is kept
   */
  static ToolOutput of(Process process, UnaryOperator<String> listener) {
    ToolOutput output = new ToolOutput(process, listener);
    output.reading.start();
    return output;
  }

  /** The last lines of a process that has ended. */
  List<String> lastLines() throws InterruptedException {
    reading.join(LONGEST_WAIT_AFTER_THE_END);
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  private void read(Process process) {
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        keep(listener.apply(TERMINAL_CODES.matcher(line).replaceAll("").stripTrailing()));
      }
    } catch (IOException e) {
      keep("(the rest of the output could not be read)");
    }
  }

  private void keep(String line) {
    if (line.isBlank() || STACK_FRAME.matcher(line).matches()) {
      return;
    }
    synchronized (lines) {
      lines.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line);
      if (lines.size() > ToolResult.KEPT_LINES) {
        lines.removeFirst();
      }
    }
  }
}
