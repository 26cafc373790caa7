package dev.penstock.pipeline.tool;

/** Runs another program. The seam between Penstock and what it does not write itself. */
@FunctionalInterface
public interface ToolRunner {

  /**
   * Runs the program and waits for its end. A program that fails is a result, not an exception.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when there is no such program or it
   *     cannot be started, 3 when the run is cancelled meanwhile
   */
  ToolResult run(ToolCall call);
}
