package dev.penstock.runtime;

import dev.penstock.kernel.Redactor;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one way to a run's streams: whole lines, redacted, harmless. Thread-safe.
 *
 * <p>In a workflow all goes to standard output, where the runner keeps the order. Elsewhere what is
 * told goes to standard error and only results to standard output, so that they can be piped.
 */
final class Console {
  private final Streams streams;
  private final Redactor redactor;
  private final boolean inWorkflow;
  private final ReentrantLock whole = new ReentrantLock();

  Console(Streams streams, Redactor redactor, boolean inWorkflow) {
    this.streams = streams;
    this.redactor = redactor;
    this.inWorkflow = inWorkflow;
  }

  boolean inWorkflow() {
    return inWorkflow;
  }

  /** A line for the person who watches. */
  void tell(String line) {
    print(inWorkflow ? streams.out() : streams.err(), harmless(line));
  }

  /** A line of the result itself. */
  void result(String line) {
    print(streams.out(), harmless(line));
  }

  /** A command to the runner, whose text is redacted; only in a workflow. */
  void command(WorkflowCommand command) {
    Map<String, String> redacted = new LinkedHashMap<>(command.properties());
    redacted.replaceAll((name, value) -> redactor.redact(value));
    print(
        streams.out(),
        new WorkflowCommand(command.name(), redacted, redactor.redact(command.data())).line());
  }

  /** A command whose text is the secret itself; only in a workflow, whose runner swallows it. */
  void maskCommand(String form) {
    if (!inWorkflow) {
      throw new IllegalStateException("nobody would swallow the mask");
    }
    print(streams.out(), new WorkflowCommand("add-mask", form).line());
  }

  /** Redacted before and after: taking out colours can put the parts of a secret together. */
  private String harmless(String line) {
    return redactor.redact(LogLine.of(redactor.redact(line)));
  }

  private void print(PrintStream stream, String line) {
    whole.lock();
    try {
      stream.print(line + "\n");
      stream.flush();
    } finally {
      whole.unlock();
    }
  }
}
