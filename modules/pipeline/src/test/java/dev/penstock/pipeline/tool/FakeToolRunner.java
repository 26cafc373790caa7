package dev.penstock.pipeline.tool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Runs nothing: answers each call with the next thing a test has prepared, and remembers the calls.
 * A call nobody prepared fails the test, and so does an answer nobody called for.
 */
public final class FakeToolRunner implements ToolRunner, AutoCloseable {
  private final Deque<Function<ToolCall, ToolResult>> answers = new ArrayDeque<>();
  private final List<ToolCall> calls = new ArrayList<>();

  /** The next call ends with this status and these last lines. */
  public FakeToolRunner answer(int exit, String... lastLines) {
    return answer(call -> new ToolResult(exit, List.of(lastLines), false));
  }

  /** The next call does this: it may look at the files that the call names, and write some. */
  public FakeToolRunner answer(Function<ToolCall, ToolResult> tool) {
    answers.add(tool);
    return this;
  }

  @Override
  public ToolResult run(ToolCall call) {
    calls.add(call);
    if (answers.isEmpty()) {
      throw new AssertionError("nobody expected a call of " + call.command());
    }
    return answers.remove().apply(call);
  }

  /** Every call so far, in order. */
  public List<ToolCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    if (!answers.isEmpty()) {
      throw new AssertionError(answers.size() + " prepared answers were never called for");
    }
  }
}
