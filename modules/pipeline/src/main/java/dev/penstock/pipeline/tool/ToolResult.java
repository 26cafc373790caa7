package dev.penstock.pipeline.tool;

import java.time.Duration;
import java.util.List;

/**
 * How a program ended.
 *
 * @param exit its exit status; of no meaning when it timed out
 * @param lastLines the end of what it printed to either stream, redacted, at most {@value
 *     #KEPT_LINES} lines, without empty ones and the frames of stack traces
 * @param timedOut whether it was killed because its time was over
 * @param stdout the end of its standard output, redacted, at most {@value #KEPT_ANSWER} lines of at
 *     most {@value #LONGEST_LINE} characters; a longer line is cut and ends in {@code …}; empty
 *     unless the call asked for its answer
 */
public record ToolResult(int exit, List<String> lastLines, boolean timedOut, List<String> stdout) {
  /** How many lines of its output are kept. */
  public static final int KEPT_LINES = 20;

  /** How many lines of its standard output are kept. */
  public static final int KEPT_ANSWER = 200;

  /** How many characters of a line are kept. */
  public static final int LONGEST_LINE = 16_384;

  public ToolResult {
    lastLines = List.copyOf(lastLines);
    stdout = List.copyOf(stdout);
  }

  /** The end of a program that nobody asked for an answer. */
  public ToolResult(int exit, List<String> lastLines, boolean timedOut) {
    this(exit, lastLines, timedOut, List.of());
  }

  /** Whether the program ended by itself and said that all is well. */
  public boolean succeeded() {
    return !timedOut && exit == 0;
  }

  /**
   * Why it did not succeed, with the last lines it printed.
   *
   * @param timeout how long it had
   */
  public String explain(Duration timeout) {
    String why =
        timedOut ? "it was stopped after " + timeout.toSeconds() + " s" : "it exited with " + exit;
    return lastLines.isEmpty() ? why : why + ", its last lines:\n" + String.join("\n", lastLines);
  }
}
