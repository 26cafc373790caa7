package dev.penstock.pipeline.tool;

import java.util.List;

/**
 * How a program ended.
 *
 * @param exit its exit status; of no meaning when it timed out
 * @param lastLines the end of what it printed to either stream, redacted, at most {@value
 *     #KEPT_LINES} lines, without empty ones and the frames of stack traces
 * @param timedOut whether it was killed because its time was over
 */
public record ToolResult(int exit, List<String> lastLines, boolean timedOut) {
  /** How many lines of its output are kept. */
  public static final int KEPT_LINES = 20;

  public ToolResult {
    lastLines = List.copyOf(lastLines);
  }

  /** Whether the program ended by itself and said that all is well. */
  public boolean succeeded() {
    return !timedOut && exit == 0;
  }
}
